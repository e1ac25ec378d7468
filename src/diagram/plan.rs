//! The motion from one scene to the next: each reference flies, then everything moves to its new place.
//!
//! ```text
//!  0 ms                                                            the end
//!  ├── reference 1 flies ──┼── reference 2 flies ──┼── blocks move ──┤
//! ```

use crate::block::{Block, Rect};
use crate::flight::{Flight, mix};
use crate::marks::{Note, Rail, Ribbon, Tick};
use crate::scene::Scene;
use crate::within::within;

/// How long one reference flies, in milliseconds.
const FLIGHT: f64 = 380.0;
/// How long blocks take to move, in milliseconds.
const MOVE: f64 = 320.0;

/// A motion. Times are milliseconds from its start.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    from: Scene,
    to: Scene,
    flights: Vec<Flight>,
    moves: bool,
}

/// What is on the page at one moment of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The figure.
    pub scene: Scene,
    /// Which reference flies now; none once all have arrived.
    pub reference: Option<usize>,
}

impl Plan {
    /// The motion from what is on the page to the next scene, by way of the references made in between.
    pub fn new(from: Scene, to: Scene, flights: Vec<Flight>) -> Self {
        let moves = Scene { flight: None, ..from.clone() } != Scene { flight: None, ..to.clone() };
        Self { from, to, flights, moves }
    }

    /// No motion at all: the scene stands.
    pub fn still(scene: Scene) -> Self {
        Self { from: scene.clone(), to: scene, flights: Vec::new(), moves: false }
    }

    /// How long it takes.
    pub fn duration(&self) -> f64 {
        self.flying() + if self.moves { MOVE } else { 0.0 }
    }

    /// The page at one moment.
    pub fn at(&self, time: f64) -> Moment {
        if time >= self.duration() {
            return Moment { scene: self.to.clone(), reference: None };
        }
        let index = (time / FLIGHT) as usize;
        if let Some(flight) = self.flights.get(index) {
            let progress = ease(time / FLIGHT - index as f64);
            let scene = Scene { flight: Some(flight.at(progress)), ..self.from.clone() };
            return Moment { scene, reference: Some(index) };
        }
        let t = ease((time - self.flying()) / MOVE);
        Moment { scene: between(&self.from, &self.to, t), reference: None }
    }

    fn flying(&self) -> f64 {
        self.flights.len() as f64 * FLIGHT
    }
}

/// Fast at first, then gentle: ease-out.
fn ease(t: f64) -> f64 {
    let left = 1.0 - within(t, 0.0, 1.0);
    1.0 - left * left * left
}

/// A scene part of the way to another: what both have moves, what only one has fades.
fn between(from: &Scene, to: &Scene, t: f64) -> Scene {
    Scene {
        frame: to.frame,
        look: to.look,
        columns: to.columns.clone(),
        minimaps: to.minimaps.clone(),
        titles: to.titles.clone(),
        blocks: blend(&from.blocks, &to.blocks, t),
        ribbons: blend(&from.ribbons, &to.ribbons, t),
        rails: blend(&from.rails, &to.rails, t),
        ticks: blend(&from.ticks, &to.ticks, t),
        notes: blend(&from.notes, &to.notes, t),
        flight: to.flight.clone(),
    }
}

/// Something drawn that can move and fade.
trait Motion: Clone {
    /// Whether it is the same thing in another scene.
    fn same(&self, other: &Self) -> bool;
    /// Part of the way to its next place.
    fn toward(&self, next: &Self, t: f64) -> Self;
    /// The same, fainter.
    fn faded(&self, opacity: f64) -> Self;
}

fn blend<M: Motion>(from: &[M], to: &[M], t: f64) -> Vec<M> {
    let leaving = from.iter().filter(|old| !to.iter().any(|new| new.same(old)));
    let arriving = to.iter().map(|new| match from.iter().find(|old| new.same(old)) {
        Some(old) => old.toward(new, t),
        None => new.faded(t),
    });
    leaving.map(|old| old.faded(1.0 - t)).chain(arriving).collect()
}

impl Rect {
    fn toward(self, next: Self, t: f64) -> Self {
        Self {
            x: mix(self.x, next.x, t),
            y: mix(self.y, next.y, t),
            width: mix(self.width, next.width, t),
            height: mix(self.height, next.height, t),
        }
    }
}

/// Part of the way from one rectangle and its opacity to the next.
fn moved(from: (Rect, f64), to: (Rect, f64), t: f64) -> (Rect, f64) {
    (from.0.toward(to.0, t), mix(from.1, to.1, t))
}

impl Motion for Block {
    fn same(&self, other: &Self) -> bool {
        self.id == other.id
    }
    fn toward(&self, next: &Self, t: f64) -> Self {
        let (rect, opacity) = moved((self.rect, self.opacity), (next.rect, next.opacity), t);
        Self { rect, opacity, ..next.clone() }
    }
    fn faded(&self, opacity: f64) -> Self {
        Self { opacity: self.opacity * opacity, ..self.clone() }
    }
}

impl Motion for Rail {
    fn same(&self, other: &Self) -> bool {
        self.id == other.id
    }
    fn toward(&self, next: &Self, t: f64) -> Self {
        let (rect, opacity) = moved((self.rect, self.opacity), (next.rect, next.opacity), t);
        Self { rect, opacity, ..next.clone() }
    }
    fn faded(&self, opacity: f64) -> Self {
        Self { opacity: self.opacity * opacity, ..self.clone() }
    }
}

impl Motion for Ribbon {
    fn same(&self, other: &Self) -> bool {
        self.pid == other.pid && self.segment == other.segment
    }
    fn toward(&self, next: &Self, t: f64) -> Self {
        let side =
            |a: (f64, f64, f64), b: (f64, f64, f64)| (mix(a.0, b.0, t), mix(a.1, b.1, t), mix(a.2, b.2, t));
        Self {
            from: side(self.from, next.from),
            to: side(self.to, next.to),
            opacity: mix(self.opacity, next.opacity, t),
            ..next.clone()
        }
    }
    fn faded(&self, opacity: f64) -> Self {
        Self { opacity: self.opacity * opacity, ..self.clone() }
    }
}

impl Motion for Tick {
    fn same(&self, other: &Self) -> bool {
        self.left == other.left && self.address == other.address && self.name == other.name
    }
    fn toward(&self, next: &Self, t: f64) -> Self {
        Self {
            x: mix(self.x, next.x, t),
            y: mix(self.y, next.y, t),
            at: mix(self.at, next.at, t),
            opacity: mix(self.opacity, next.opacity, t),
            ..next.clone()
        }
    }
    fn faded(&self, opacity: f64) -> Self {
        Self { opacity: self.opacity * opacity, ..self.clone() }
    }
}

impl Motion for Note {
    fn same(&self, other: &Self) -> bool {
        self.segment == other.segment && self.label.text == other.label.text
    }
    fn toward(&self, next: &Self, t: f64) -> Self {
        let mut note = next.clone();
        note.label.y = mix(self.label.y, next.label.y, t);
        note.opacity = mix(self.opacity, next.opacity, t);
        note
    }
    fn faded(&self, opacity: f64) -> Self {
        Self { opacity: self.opacity * opacity, ..self.clone() }
    }
}

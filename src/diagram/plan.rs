//! The motion from one scene to the next: a sequence of beats, derived from the two scenes and the events in between.
//!
//! ```text
//!  0 ms                                                                            the end
//!  ├── reference 1 flies ──┼── reference 2 flies ──┼── registers change ──┼── blocks move ──┤
//! ```

mod beat;
mod blend;
mod movers;
mod moving;
mod pairs;

use sim::Event;

use crate::flight::Flight;
use crate::scene::Scene;
use crate::within::within;
use beat::{Beat, Kind};
use blend::Blend;
use movers::Movers;

/// A motion. Times are milliseconds from its start.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    from: Scene,
    to: Scene,
    flights: Vec<Flight>,
    beats: Vec<Beat>,
    blend: Blend,
    duration: f64,
    backwards: bool,
}

/// What is on the page at one moment of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The figure.
    pub scene: Scene,
    /// The event that is shown, by its place among the events of the plan: those before it have been told, it and
    /// those after it have not. None when nothing moves, and where the plan has no events.
    pub event: Option<usize>,
    /// Which reference flies now, by its place among the references; none while none does.
    pub reference: Option<usize>,
    /// How many steps of that reference's translation are done.
    pub steps: usize,
    /// How far a context switch has come.
    pub switch: Option<SwitchMotion>,
    /// How many free blocks malloc has looked at; none while it does not search.
    pub search: Option<usize>,
    /// How much of the time is over in which everything moves to its new place: 0 to 1.
    pub moved: f64,
}

/// A context switch under way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SwitchMotion {
    /// Whose registers are saved, if someone ran.
    pub from: Option<u32>,
    /// Whose registers are loaded.
    pub to: u32,
    /// Which half of the switch it is.
    pub phase: Phase,
    /// How much of that half is done: 0 to 1.
    pub progress: f64,
}

/// The two halves of a context switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Registers go into the PCB of the process that ran.
    Save,
    /// Registers come from the PCB of the process that is to run.
    Load,
}

impl Plan {
    /// The motion from what is on the page to the next scene, by way of the events in between. `flights` are the ways
    /// of the references among them, those that faulted included, in order.
    pub fn new(from: Scene, to: Scene, events: &[Event], flights: Vec<Flight>) -> Self {
        let movers = Movers::of(events);
        let blend = Blend::new(&from, &to, &movers);
        let (beats, duration) = beat::beats(&from, &to, events, &movers);
        Self { from, to, flights, beats, blend, duration, backwards: false }
    }

    /// One short motion to a scene that does not follow from the one on the page.
    pub fn jump(from: Scene, to: Scene) -> Self {
        let mut plan = Self::new(from, to, &[], Vec::new());
        for beat in &mut plan.beats {
            beat.event = None;
        }
        plan
    }

    /// No motion at all: the scene stands.
    pub fn still(scene: Scene) -> Self {
        Self::new(scene.clone(), scene, &[], Vec::new())
    }

    /// The same motion played backwards, from its end to its start.
    pub fn backwards(self) -> Self {
        Self { backwards: !self.backwards, ..self }
    }

    /// How long it takes, in milliseconds at the usual speed.
    pub fn duration(&self) -> f64 {
        self.duration
    }

    /// The page at one moment.
    pub fn at(&self, time: f64) -> Moment {
        if time >= self.duration {
            return Moment::rest(if self.backwards { &self.from } else { &self.to });
        }
        self.ahead(if self.backwards { self.duration - time } else { time })
    }

    /// The page at one moment of the motion as it goes forward.
    fn ahead(&self, time: f64) -> Moment {
        let behind = self.beats.partition_point(|beat| beat.start <= time);
        let Some(beat) = self.beats.get(behind.saturating_sub(1)) else { return Moment::rest(&self.from) };
        let progress = within((time - beat.start) / beat.length, 0.0, 1.0);
        let moved = match beat.kind {
            Kind::Blend => progress,
            _ => f64::from(beat.moved),
        };
        let mut scene = self.blend.between(&self.from, &self.to, moved);
        scene.flight = self.flight(beat, progress);
        let (reference, steps) = match beat.kind {
            Kind::Fly => (Some(beat.flown), scene.flight.as_ref().map_or(0, Flight::steps)),
            _ => (None, 0),
        };
        Moment {
            scene,
            event: beat.event,
            reference,
            steps,
            switch: beat.switch(progress),
            search: beat.search(progress),
            moved,
        }
    }

    /// The address in flight during a beat: the one that flies, else the last that flew.
    fn flight(&self, beat: &Beat, progress: f64) -> Option<Flight> {
        let landed = beat.flown.checked_sub(1).and_then(|last| self.flights.get(last));
        let over = beat.moved || beat.kind == Kind::Blend;
        match (beat.kind, landed) {
            (Kind::Fly, _) => self.flights.get(beat.flown).map(|flight| flight.at(progress)),
            (_, Some(landed)) => Some(landed.clone()).filter(|_| !over || self.to.flight.is_some()),
            (_, None) if over && self.flights.is_empty() => self.to.flight.clone(),
            (_, None) => self.from.flight.clone().filter(|_| !over),
        }
    }
}

impl Moment {
    /// Nothing moves.
    fn rest(scene: &Scene) -> Self {
        let scene = scene.clone();
        Self { scene, event: None, reference: None, steps: 0, switch: None, search: None, moved: 1.0 }
    }
}

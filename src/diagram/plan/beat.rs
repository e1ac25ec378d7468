//! A beat: one thing that is seen to happen, and how long it takes.

use sim::Event;

use super::movers::Movers;
use super::{Phase, SwitchMotion};
use crate::scene::{BlockId, Scene};

/// How long one reference flies, in milliseconds.
const FLIGHT: f64 = 540.0;
/// How long registers travel in one direction.
const CARRY: f64 = 450.0;
/// How long the kernel is seen to be entered.
const TRAP: f64 = 350.0;
/// How long a refusal is seen.
const REFUSAL: f64 = 800.0;
/// How long one free block is looked at.
const VISIT: f64 = 170.0;
/// The longest that a search takes, however many blocks it visits.
const SEARCH: f64 = 1200.0;
/// How long blocks take to move.
pub(super) const MOVE: f64 = 320.0;
/// The longest that all beats take together; they go faster where there are many.
const LONGEST: f64 = 3000.0;

/// One beat of a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Beat {
    /// The event that it shows, by its place.
    pub event: Option<usize>,
    /// When it begins, in milliseconds.
    pub start: f64,
    /// How long it takes, more than 0.
    pub length: f64,
    /// What is seen.
    pub kind: Kind,
    /// How many references have flown before.
    pub flown: usize,
    /// Whether everything has its new place already.
    pub moved: bool,
}

/// What a beat shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// An address flies.
    Fly,
    /// Registers are saved and loaded.
    Switch(Option<u32>, u32),
    /// malloc visits so many free blocks.
    Search(usize),
    /// The kernel is entered.
    Trap,
    /// Everything moves to its new place.
    Blend,
}

impl Beat {
    /// How far a context switch has come.
    pub fn switch(&self, progress: f64) -> Option<SwitchMotion> {
        let Kind::Switch(from, to) = self.kind else { return None };
        let halves = 2.0 * progress;
        let (phase, progress) = match from {
            Some(_) if halves < 1.0 => (Phase::Save, halves),
            Some(_) => (Phase::Load, halves - 1.0),
            None => (Phase::Load, progress),
        };
        Some(SwitchMotion { from, to, phase, progress })
    }

    /// How many free blocks malloc has looked at, the one that it looks at included; quickening.
    pub fn search(&self, progress: f64) -> Option<usize> {
        let Kind::Search(most) = self.kind else { return None };
        let even = most as f64 * VISIT <= SEARCH;
        let share = if even { progress } else { progress * progress };
        Some(most.min(1 + (share * most as f64) as usize))
    }
}

/// The beats of the way from one scene to another, and how long they take together.
pub(super) fn beats(from: &Scene, to: &Scene, events: &[Event], movers: &Movers) -> (Vec<Beat>, f64) {
    let place = if same(from, to) { usize::MAX } else { place(from, to, events) };
    let mut row = Row { beats: Vec::new(), end: 0.0, flown: 0, moved: false };
    for (index, event) in events.iter().enumerate() {
        if index == place {
            row.push(index, Kind::Blend, movers.time());
        }
        row.tell(index, event);
    }
    if place == events.len() {
        row.push(events.len(), Kind::Blend, movers.time());
    }
    row.hurry()
}

/// Whether nothing but the address in flight differs.
fn same(from: &Scene, to: &Scene) -> bool {
    Scene { flight: None, ..from.clone() } == Scene { flight: None, ..to.clone() }
}

/// Before which event everything moves: with the last change of memory, or behind the last call of malloc or free, but
/// never after a reference that is made in an address space which only comes into sight by moving.
fn place(from: &Scene, to: &Scene, events: &[Event]) -> usize {
    let unseen = |event: &Event| reference(event).is_some_and(|pid| !shows(from, pid) && shows(to, pid));
    let needed = events.iter().position(unseen).unwrap_or(events.len());
    let last = events.iter().rposition(|event| changes_memory(event) || changes_heap(event));
    let Some(behind) = last.map(|last| events.get(..=last).unwrap_or_default()) else { return needed };
    let run = behind.iter().rev().take_while(|event| changes_memory(event)).count();
    needed.min(behind.len() - run)
}

fn shows(scene: &Scene, pid: u32) -> bool {
    scene.blocks.iter().any(|block| block.id == BlockId::Space(pid))
}

/// Whose reference it is.
fn reference(event: &Event) -> Option<u32> {
    match event {
        Event::Referenced(reference) => Some(reference.pid),
        Event::Faulted { pid, .. } => Some(*pid),
        _ => None,
    }
}

/// Whether blocks in the figure have another place or size after it.
fn changes_memory(event: &Event) -> bool {
    matches!(
        event,
        Event::Created { .. }
            | Event::Exited { .. }
            | Event::Killed { .. }
            | Event::HeapGrown { .. }
            | Event::Moved { .. }
            | Event::Compacted { .. }
            | Event::SwappedOut { .. }
            | Event::SwappedIn { .. }
    )
}

/// Whether blocks of a heap have another place or size after it.
fn changes_heap(event: &Event) -> bool {
    matches!(event, Event::Allocated { .. } | Event::Freed { .. } | Event::Resized { .. })
}

/// Beats in the making.
struct Row {
    beats: Vec<Beat>,
    end: f64,
    flown: usize,
    moved: bool,
}

impl Row {
    /// The beats that show an event.
    fn tell(&mut self, index: usize, event: &Event) {
        match event {
            Event::Referenced(_) => self.push(index, Kind::Fly, FLIGHT),
            Event::Faulted { .. } => {
                self.push(index, Kind::Fly, FLIGHT);
                self.push(index, Kind::Trap, REFUSAL);
            }
            Event::PrivilegedInstruction { .. } | Event::IllegalInstruction { .. } => {
                self.push(index, Kind::Trap, REFUSAL);
            }
            Event::SystemCall { .. } | Event::TimerInterrupt { .. } => self.push(index, Kind::Trap, TRAP),
            Event::Switched { from, to, .. } => {
                let directions = if from.is_some() { 2.0 } else { 1.0 };
                self.push(index, Kind::Switch(*from, *to), directions * CARRY);
            }
            Event::Allocated { visited, .. } if *visited > 0 => {
                let time = (*visited as f64 * VISIT).min(SEARCH);
                self.push(index, Kind::Search(*visited as usize), time);
            }
            _ => {}
        }
    }

    fn push(&mut self, event: usize, kind: Kind, length: f64) {
        let Self { end, flown, moved, .. } = *self;
        self.beats.push(Beat { event: Some(event), start: end, length, kind, flown, moved });
        self.end += length;
        self.flown += usize::from(kind == Kind::Fly);
        self.moved |= kind == Kind::Blend;
    }

    /// The same beats, faster where they would take too long.
    fn hurry(mut self) -> (Vec<Beat>, f64) {
        let pace = (LONGEST / self.end.max(1.0)).min(1.0);
        for beat in &mut self.beats {
            beat.start *= pace;
            beat.length *= pace;
        }
        (self.beats, self.end * pace)
    }
}

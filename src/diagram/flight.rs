//! One memory reference on its way: from its byte in the address space to its byte in physical memory.
//!
//! ```text
//!  virtual byte ────▶ gate: check, then addition ────▶ physical byte
//!  progress 0      0.25 ───────────────────── 0.75               1
//! ```

use sim::{Fault, Snapshot, Steps, Translation};

use crate::format;
use crate::frame::Frame;
use crate::gate::{Gate, verdict};
use crate::look::Look;
use crate::places::{Places, RAILS};
use crate::scale::Scale;
use crate::within::within;

/// Where the gate stands, as a share of the way between the columns.
const GATE: f64 = 0.42;
/// How much of the progress has passed when an address reaches the gate.
const REACH: f64 = 0.25;
/// How much of it has passed when the address leaves the gate.
const LEAVE: f64 = 0.75;

/// The way of one address, and how far it has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Flight {
    /// Where it starts: the virtual byte, or the edge of the column where that is not drawn.
    pub from: (f64, f64),
    /// Where it ends: the physical byte, the edge of the column where that is not drawn, or the check that refused it.
    pub to: (f64, f64),
    /// The virtual address, where its byte is not drawn; else empty.
    pub leaves: String,
    /// The physical address, where its byte is not drawn; else empty.
    pub lands: String,
    /// Whether the hardware let it through.
    pub arrived: bool,
    /// 0 at the start, 1 at the end.
    pub progress: f64,
    /// What the MMU says while the address rests at the gate, and of one that it refused from then on.
    pub gate: Option<Gate>,
    /// What the hardware does with it.
    steps: Steps,
    fault: Option<Fault>,
}

impl Flight {
    /// The way of a translation that was made for a process, at its end.
    pub fn of(pid: u32, translation: &Translation, snapshot: &Snapshot, frame: Frame, look: Look) -> Self {
        let places = Places::of(snapshot, Some(pid), frame, look);
        let memory = places.memory_scale;
        let right = places.memory.x - RAILS;
        let (left, scale) =
            places.space(Some(pid)).map_or((0.0, memory), |space| (space.lane.right(), space.scale));
        let start = scale.y(translation.virt.0);
        let to = match translation.phys {
            Some(phys) => (right, memory.y(phys.0)),
            None => (mix(left, right, GATE), start),
        };
        let Translation { steps, fault, .. } = *translation;
        let flight = Self {
            from: (left, start),
            to,
            leaves: beyond(scale, translation.virt.0),
            lands: translation.phys.map_or_else(String::new, |phys| beyond(memory, phys.0)),
            arrived: translation.phys.is_some(),
            progress: 1.0,
            gate: None,
            steps,
            fault,
        };
        flight.at(1.0)
    }

    /// The same way, part of it flown.
    pub fn at(&self, progress: f64) -> Self {
        let progress = within(progress, 0.0, 1.0);
        let mut flight = Self { progress, gate: None, ..self.clone() };
        flight.gate = flight.verdict();
        flight
    }

    /// How many of the translation's steps are done by now.
    pub fn steps(&self) -> usize {
        let rested = (self.progress - REACH) / (LEAVE - REACH);
        match rested {
            rested if rested < 0.0 => 0,
            rested => self.steps.len().min(1 + (rested * self.steps.len() as f64) as usize),
        }
    }

    /// Where the address is now, on a curve that leaves and arrives level.
    pub fn tip(&self) -> (f64, f64) {
        self.along(self.way())
    }

    /// What the gate says now. An address that has passed leaves no word behind.
    fn verdict(&self) -> Option<Gate> {
        if self.progress < REACH || (self.arrived && self.progress >= 1.0) {
            return None;
        }
        let (words, ok) = verdict(&self.steps, self.steps(), self.fault)?;
        Some(Gate { at: self.along(self.stop()), words, ok })
    }

    /// The point at a share of the way.
    fn along(&self, way: f64) -> (f64, f64) {
        (mix(self.from.0, self.to.0, way), mix(self.from.1, self.to.1, level(way)))
    }

    /// Which share of the way lies before the gate.
    fn stop(&self) -> f64 {
        if self.arrived { GATE } else { 1.0 }
    }

    /// Which share of the way is flown. Where there is nothing to check, the address does not rest.
    fn way(&self) -> f64 {
        if self.arrived && self.steps.is_empty() {
            return level(self.progress);
        }
        let stop = self.stop();
        match self.progress {
            progress if progress < REACH => stop * level(progress / REACH),
            progress if progress < LEAVE => stop,
            progress => mix(stop, 1.0, level((progress - LEAVE) / (1.0 - LEAVE))),
        }
    }
}

/// Slow at both ends.
fn level(t: f64) -> f64 {
    t * t * (3.0 - 2.0 * t)
}

/// An address that a column does not draw, with an arrow that says at which edge it is missing; else nothing.
fn beyond(scale: Scale, address: u64) -> String {
    if scale.window().holds(address) {
        return String::new();
    }
    let upwards = (address < scale.first) == (scale.downwards() > 0.0);
    format!("{} {}", if upwards { '\u{2191}' } else { '\u{2193}' }, format::address(address))
}

pub(crate) fn mix(from: f64, to: f64, t: f64) -> f64 {
    from + (to - from) * t
}

//! One memory reference on its way: from its byte in the address space to its byte in physical memory.

use sim::{Snapshot, Translation};

use crate::format;
use crate::frame::Frame;
use crate::look::Look;
use crate::places::{Places, RAILS};
use crate::scale::Scale;
use crate::within::within;

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
            None => (left + (right - left) * 0.42, start),
        };
        Self {
            from: (left, start),
            to,
            leaves: beyond(scale, translation.virt.0),
            lands: translation.phys.map_or_else(String::new, |phys| beyond(memory, phys.0)),
            arrived: translation.phys.is_some(),
            progress: 1.0,
        }
    }

    /// The same way, part of it flown.
    pub fn at(&self, progress: f64) -> Self {
        Self { progress: within(progress, 0.0, 1.0), ..self.clone() }
    }

    /// Where the address is now, on a curve that leaves and arrives level.
    pub fn tip(&self) -> (f64, f64) {
        let t = self.progress;
        let bend = t * t * (3.0 - 2.0 * t);
        (mix(self.from.0, self.to.0, t), mix(self.from.1, self.to.1, bend))
    }
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

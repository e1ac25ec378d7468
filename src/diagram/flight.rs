//! One memory reference on its way: from its byte in the address space to its byte in physical memory.

use sim::{Snapshot, Translation};

use crate::frame::Frame;
use crate::look::Look;
use crate::within::within;
use crate::{physical_column, virtual_column};

/// The way of one address, and how far it has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Flight {
    /// Where it starts: the virtual byte.
    pub from: (f64, f64),
    /// Where it ends: the physical byte, or the check that refused it.
    pub to: (f64, f64),
    /// Whether the hardware let it through.
    pub arrived: bool,
    /// 0 at the start, 1 at the end.
    pub progress: f64,
}

impl Flight {
    /// The way of a translation that was made for a process, at its end.
    pub fn of(pid: u32, translation: &Translation, snapshot: &Snapshot, frame: Frame, look: Look) -> Self {
        let _ = look;
        let (left, right) = (frame.virtual_column().right(), frame.physical_column().x - 12.0);
        let start = virtual_column::scale(snapshot, snapshot.process(pid), frame).y(translation.virt.0);
        let to = match translation.phys {
            Some(phys) => (right, physical_column::scale(snapshot, frame).y(phys.0)),
            None => (left + (right - left) * 0.42, start),
        };
        Self { from: (left, start), to, arrived: translation.phys.is_some(), progress: 1.0 }
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

pub(crate) fn mix(from: f64, to: f64, t: f64) -> f64 {
    from + (to - from) * t
}

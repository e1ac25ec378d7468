//! What is to be drawn: a machine, the process that is shown, the places on the page.

use sim::{ProcessInfo, Snapshot};

use crate::frame::Frame;
use crate::heaps::Heaps;
use crate::look::Look;
use crate::places::{Places, process};
use crate::tenants::Residents;

/// Everything that the columns of one scene are drawn from.
pub(crate) struct Subject<'a> {
    /// The machine.
    pub snapshot: &'a Snapshot,
    /// The process that is shown, where it has an address space.
    pub focus: Option<&'a ProcessInfo>,
    /// The room there is.
    pub frame: Frame,
    /// Which column stands where.
    pub places: Places,
    /// Who lives in physical memory.
    pub residents: Residents<'a>,
    /// What is in heaps.
    pub heaps: &'a dyn Heaps,
}

impl<'a> Subject<'a> {
    /// The subject of a scene.
    pub fn of(
        snapshot: &'a Snapshot,
        focus: Option<u32>,
        frame: Frame,
        look: Look,
        heaps: &'a dyn Heaps,
    ) -> Self {
        let focus =
            focus.and_then(|pid| process(snapshot, pid)).filter(|process| !process.segments.is_empty());
        let pid = focus.map(|process| process.pid);
        let places = Places::of(snapshot, pid, frame, look);
        Self { snapshot, focus, frame, places, residents: Residents::of(snapshot, focus), heaps }
    }

    /// Whether a process is the one that is shown.
    pub fn is_focus(&self, pid: u32) -> bool {
        self.focus.is_some_and(|process| process.pid == pid)
    }
}

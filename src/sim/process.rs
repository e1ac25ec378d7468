//! A process, and what the OS remembers of it while another runs.

use std::rc::Rc;

use serde::Serialize;

use crate::event::Saved;
use crate::heap::Heap;
use crate::isa::Listing;
use crate::layout::Layout;
use crate::mechanism::Placed;
use crate::numbers::Numbers;

/// One process: its PCB and what the loader and the library know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Process {
    /// Its number, 1 for the first.
    pub pid: u32,
    /// Its name.
    pub name: String,
    /// What it is doing.
    pub state: ProcState,
    /// Its saved registers. While it runs the CPU's own are the true ones.
    pub context: Saved,
    /// Sizes of its segments.
    pub layout: Layout,
    /// Where they lie in physical memory.
    pub placed: Placed,
    /// Its malloc library's books.
    pub heap: Heap,
    /// Its program as it was linked, for address 0.
    pub linked: Rc<Listing>,
    /// The same as it was loaded: rewritten, where the loader has to.
    pub program: Rc<Listing>,
    /// For each line of the program: whether it ever ran.
    pub ran: Rc<Vec<bool>>,
    /// References to memory that it made.
    pub references: u64,
    /// Where its blocks lie, by their numbers.
    pub numbers: Numbers,
}

impl Process {
    /// Whether it still has memory.
    pub fn is_alive(&self) -> bool {
        matches!(self.state, ProcState::Running | ProcState::Ready | ProcState::Swapped)
    }

    /// Whether its memory is on disk.
    pub fn is_on_disk(&self) -> bool {
        self.state == ProcState::Swapped
    }

    /// Where the block of a number lies, while it is in use.
    pub fn block(&self, number: u32) -> Option<u64> {
        self.numbers.address(number).filter(|address| self.heap.number(*address) == Some(number))
    }

    /// Whether it waits for the CPU.
    pub fn is_waiting(&self) -> bool {
        matches!(self.state, ProcState::Ready | ProcState::Swapped)
    }
}

/// What a process is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ProcState {
    /// It has the CPU.
    Running,
    /// It waits for the CPU.
    Ready,
    /// It waits for the CPU, and its memory is on disk.
    Swapped,
    /// It ended of its own accord.
    Exited,
    /// The OS ended it.
    Killed,
}

impl ProcState {
    /// "running", "ready", "swapped", "exited" or "killed".
    pub fn name(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Ready => "ready",
            Self::Swapped => "swapped",
            Self::Exited => "exited",
            Self::Killed => "killed",
        }
    }

    /// How a process in this state came to its end, after "has".
    pub(crate) fn ended(self) -> &'static str {
        if self == Self::Killed { "been killed" } else { "exited" }
    }
}

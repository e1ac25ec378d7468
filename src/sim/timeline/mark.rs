//! What stands out of a command, so that one can jump there without running through the whole history.

use crate::event::Event;

/// The kinds of events that a command led to, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark(u8);

impl Mark {
    /// A fault, a kill, a misuse of the heap, or a refusal.
    pub const TROUBLE: Self = Self(1);
    /// The CPU went to another process.
    pub const SWITCH: Self = Self(2);
    /// A system call or the timer: the way into the OS.
    pub const TRAP: Self = Self(4);
    /// A block was allocated, freed or resized.
    pub const HEAP: Self = Self(8);
    /// A process was created or ended.
    pub const PROCESS: Self = Self(16);
    /// Memory was moved: to another place, to disk or back.
    pub const MOVE: Self = Self(32);

    /// Whether any of these kinds is in the set.
    pub fn has(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }

    /// The kinds that are in any of some sets.
    pub fn any(marks: &[Self]) -> Self {
        Self(marks.iter().fold(0, |set, mark| set | mark.0))
    }

    /// The kinds of some events.
    pub fn of(events: &[Event]) -> Self {
        Self(events.iter().fold(0, |set, event| set | kind(event).0))
    }
}

fn kind(event: &Event) -> Mark {
    match event {
        Event::Faulted { .. }
        | Event::IllegalInstruction { .. }
        | Event::PrivilegedInstruction { .. }
        | Event::Misused { .. }
        | Event::Leaked { .. }
        | Event::OutOfMemory { .. }
        | Event::Killed { .. }
        | Event::Rejected { .. } => Mark::TROUBLE,
        Event::Referenced(reference) if reference.translation.victim.is_some() => Mark::TROUBLE,
        Event::Switched { .. } => Mark::SWITCH,
        Event::SystemCall { .. } | Event::TimerInterrupt { .. } => Mark::TRAP,
        Event::Allocated { .. } | Event::Freed { .. } | Event::Resized { .. } => Mark::HEAP,
        Event::Created { .. } | Event::Exited { .. } => Mark::PROCESS,
        Event::Moved { .. } | Event::SwappedOut { .. } | Event::SwappedIn { .. } => Mark::MOVE,
        _ => Mark::default(),
    }
}

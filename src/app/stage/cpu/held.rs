//! What the CPU holds at one moment of a motion: what it held before until that is saved or changed, then the new.

use sim::{Event, MmuRegister, Registers, Saved, Snapshot};

use crate::stage::seen::Seen;

/// The registers of the CPU and its MMU.
pub struct Held<'a> {
    /// Whose they are, if someone runs.
    pub pid: Option<u32>,
    /// The CPU's.
    pub registers: &'a Registers,
    /// The MMU's; none where there is no MMU.
    pub mmu: &'a [MmuRegister],
}

impl<'a> Held<'a> {
    /// What is held at the moment that is seen: while a switch goes on, what it found.
    pub fn now(seen: &Seen<'a>) -> Self {
        let (told, to_come) = seen.told();
        let earlier = || Self::shown(seen.player.earlier());
        let next = to_come.iter().find_map(|event| match event {
            Event::Switched { from, saved: Some(saved), .. } => Some((*from, saved)),
            _ => None,
        });
        let told = told.iter().rev().find(|event| changes(event));
        match (told, next) {
            _ if !to_come.iter().any(changes) => Self::shown(seen.player.later()),
            (None, _) => earlier(),
            (Some(_), Some((pid, saved))) => Self::saved(pid, saved),
            (Some(_), None) => earlier(),
        }
    }

    fn shown(snapshot: &'a Snapshot) -> Self {
        Self { pid: snapshot.running, registers: &snapshot.registers, mmu: &snapshot.mmu }
    }

    fn saved(pid: Option<u32>, saved: &'a Saved) -> Self {
        Self { pid, registers: &saved.registers, mmu: &saved.mmu.registers }
    }
}

/// Whether the CPU or its MMU may hold something else afterwards.
fn changes(event: &Event) -> bool {
    matches!(
        event,
        Event::Executed { .. }
            | Event::Switched { .. }
            | Event::Exited { .. }
            | Event::Killed { .. }
            | Event::HeapGrown { .. }
            | Event::Moved { .. }
            | Event::Compacted { .. }
    )
}

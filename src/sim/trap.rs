//! Traps: the hardware stops an instruction and enters the OS, which ends the process.

use crate::addr::{Access, AccessKind, VirtAddr};
use crate::event::Event;
use crate::machine::Machine;
use crate::mmu::{Fault, Translation};

/// Why the hardware stopped an instruction.
pub(crate) enum Trap {
    /// An access was refused.
    Fault {
        /// What was tried.
        access: Access,
        /// How far its translation came.
        translation: Translation,
    },
    /// The bytes are no instruction.
    Illegal {
        /// Where they lie.
        address: VirtAddr,
        /// What is wrong with them.
        reason: String,
    },
}

impl Machine {
    /// The OS's answer to a trap: tell what happened and end the process.
    pub(crate) fn handle(&mut self, pid: u32, trap: Trap, events: &mut Vec<Event>) {
        self.counts.faults += 1;
        let reason = match trap {
            Trap::Fault { access, translation } => {
                let reason = refusal(access, translation.fault);
                events.push(Event::Faulted { pid, access: access.kind, translation });
                reason
            }
            Trap::Illegal { address, reason } => {
                events.push(Event::IllegalInstruction { pid, address, reason });
                format!("the bytes at {address} are no instruction")
            }
        };
        self.kill(pid, reason, events);
    }
}

fn refusal(access: Access, fault: Option<Fault>) -> String {
    let verb = match access.kind {
        AccessKind::Fetch => "fetched an instruction from",
        AccessKind::Load => "loaded from",
        AccessKind::Store => "stored to",
    };
    let why = match fault {
        Some(Fault::Protection) => "which its protection bits forbid",
        Some(Fault::NoSegment) => "which is beyond the address space",
        _ => "which is out of bounds",
    };
    format!("it {verb} {}, {why}", access.address)
}

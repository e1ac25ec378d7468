//! Traps: the hardware stops an instruction and enters the OS, which ends the process.

use crate::addr::{Access, AccessKind, VirtAddr};
use crate::event::Event;
use crate::log::Log;
use crate::machine::Machine;
use crate::mmu::{Fault, Step, Translation};

/// Why the hardware stopped an instruction.
pub(crate) enum Trap {
    /// An access was refused.
    Fault {
        /// What was tried.
        access: Access,
        /// How far its translation came.
        translation: Box<Translation>,
    },
    /// The bytes are no instruction.
    Illegal {
        /// Where they lie.
        address: VirtAddr,
        /// What is wrong with them.
        reason: String,
    },
    /// The instruction is for the OS alone.
    Privileged {
        /// Where it stands.
        address: VirtAddr,
        /// The instruction, in AT&T syntax.
        text: String,
    },
}

impl Machine {
    /// The OS's answer to a trap: tell what happened and end the process.
    pub(crate) fn handle(&mut self, pid: u32, trap: Trap, log: &mut Log) {
        self.counts.faults += 1;
        let reason = match trap {
            Trap::Fault { access, translation } => {
                let reason = refusal(access, &translation);
                log.tell(|| Event::Faulted { pid, access: access.kind, translation: *translation });
                reason
            }
            Trap::Illegal { address, reason } => {
                log.tell(|| Event::IllegalInstruction { pid, address, reason });
                format!("the bytes at {address} are no instruction")
            }
            Trap::Privileged { address, text } => {
                let reason = format!("it tried {text} in user mode, which only the OS may use");
                log.tell(|| Event::PrivilegedInstruction { pid, address, text });
                reason
            }
        };
        self.kill(pid, reason, log);
    }
}

fn refusal(access: Access, translation: &Translation) -> String {
    let verb = match access.kind {
        AccessKind::Fetch => "tried to fetch an instruction from",
        AccessKind::Load => "tried to load from",
        AccessKind::Store => "tried to store to",
    };
    let checked = translation.steps.iter().any(|step| matches!(step, Step::Check { .. }));
    let why = match translation.fault {
        Some(Fault::Protection) => "which its protection bits forbid",
        Some(Fault::NoSegment) => "which is beyond the address space",
        Some(Fault::OutOfBounds) if !checked => "where there is no memory",
        _ => "which is out of bounds",
    };
    format!("it {verb} {}, {why}", access.address)
}

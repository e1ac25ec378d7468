//! What went wrong, in words.

use crate::addr::AccessKind;
use crate::event::Event;
use crate::mmu::{Fault, Step, Translation, Victim};
use crate::snapshot::Snapshot;

/// Tells a fault or a refusal.
pub fn tell(event: &Event, snapshot: &Snapshot) -> String {
    match event {
        Event::Faulted { pid, access, translation } => {
            format!(
                "Fault: the {access} of {} at {} {}.",
                snapshot.name_of(*pid),
                translation.virt,
                why(translation)
            )
        }
        Event::IllegalInstruction { pid, address, reason } => {
            format!(
                "Fault: {} met bytes at {address} that are no instruction: {reason}.",
                snapshot.name_of(*pid)
            )
        }
        Event::PrivilegedInstruction { pid, address, text } => {
            format!(
                "Trap: {} tried {text} at {address}, which the hardware lets only the OS run.",
                snapshot.name_of(*pid)
            )
        }
        Event::Rejected { reason } => format!("Refused: {reason}."),
        _ => String::new(),
    }
}

/// That an access touched memory that is not the process's own, and nothing stopped it.
pub fn trespass(access: AccessKind, victim: Victim, snapshot: &Snapshot) -> String {
    let whose = match victim {
        Victim::Os => "That is the OS\u{2019}s memory".to_owned(),
        Victim::Process { pid } => format!("That is the memory of {}", snapshot.name_of(pid)),
        Victim::Hole => "That memory is nobody\u{2019}s".to_owned(),
    };
    match access {
        AccessKind::Store => format!("{whose}: its bytes are changed, and nothing stopped it."),
        _ => format!("{whose}, and nothing stopped it."),
    }
}

/// Why a translation was refused, as the end of a sentence.
fn why(translation: &Translation) -> String {
    let down = translation.steps.iter().any(|step| matches!(step, Step::Offset { offset } if *offset < 0));
    match (translation.fault, translation.steps.last()) {
        (Some(Fault::OutOfBounds), Some(Step::Check { offset, bounds, .. })) if down && offset <= bounds => {
            format!("goes beyond the top of the segment: it starts {offset:#x} below it")
        }
        (Some(Fault::OutOfBounds), Some(Step::Check { offset, bounds, .. })) if offset < bounds => {
            format!("goes beyond the bounds: it starts {offset:#x} from the base, the bounds are {bounds:#x}")
        }
        (Some(Fault::OutOfBounds), Some(Step::Check { offset, bounds, .. })) => {
            format!("is out of bounds: it is {offset:#x} from the base, the bounds are {bounds:#x}")
        }
        (Some(Fault::OutOfBounds), _) => "goes beyond the end of physical memory".to_owned(),
        (Some(Fault::Protection), Some(Step::Protect { protection, .. })) => {
            format!("is forbidden by the protection bits {protection}")
        }
        _ => "is beyond the address space".to_owned(),
    }
}

//! What happened, in words: one plain sentence for each event.

use crate::addr::AccessKind;
use crate::event::{Event, Placement, Reference};
use crate::mmu::{Fault, Step, Translation};
use crate::snapshot::Snapshot;

/// Tells an event in one sentence. The snapshot is of any moment from the event on; it knows the names.
pub fn tell(event: &Event, snapshot: &Snapshot) -> String {
    let name = |pid: &u32| snapshot.name_of(*pid);
    match event {
        Event::Created { name, placed, .. } => {
            format!("Process {name} was created; the OS placed its {}.", places(placed))
        }
        Event::Exited { pid, freed } => {
            format!("{} exited and gave {freed} bytes of physical memory back.", name(pid))
        }
        Event::Killed { pid, reason, freed } => {
            format!("The OS killed {}: {reason}. It took {freed} bytes back.", name(pid))
        }
        Event::Switched { from, to, .. } => match from {
            Some(from) if from == to => format!(
                "Context switch: the registers of {} were saved and loaded again, the MMU\u{2019}s included.",
                name(to)
            ),
            Some(from) => format!(
                "Context switch: the registers of {} were saved, those of {} loaded, the MMU\u{2019}s included.",
                name(from),
                name(to)
            ),
            None => format!(
                "The OS loaded the registers of {}, the MMU\u{2019}s included, and let it run.",
                name(to)
            ),
        },
        Event::Referenced(reference) => referenced(reference, &name(&reference.pid)),
        Event::Executed { pid, address, text, references, .. } => {
            let plural = if *references == 1 { "reference" } else { "references" };
            format!("{} ran {text} at {address}: {references} memory {plural}.", name(pid))
        }
        _ => tell_heap(event, snapshot).unwrap_or_else(|| tell_trouble(event, snapshot)),
    }
}

fn places(placed: &[Placement]) -> String {
    let parts: Vec<String> =
        placed.iter().map(|placement| format!("{} at {}", placement.part.name(), placement.start)).collect();
    parts.join(", ")
}

fn referenced(reference: &Reference, name: &str) -> String {
    let Reference { access, size, value, translation, .. } = reference;
    let target = place(&reference.target);
    let virt = translation.virt;
    let phys = translation.phys.map_or_else(|| "nowhere".into(), |phys| phys.to_string());
    let bytes = if *size == 1 { "byte" } else { "bytes" };
    match access {
        AccessKind::Fetch => {
            format!("{name} fetched the {size} {bytes} of an instruction at virtual {virt}, physical {phys}.")
        }
        AccessKind::Load => format!(
            "{name} loaded {value:#x} ({size} {bytes}) from {target}: virtual {virt}, physical {phys}."
        ),
        AccessKind::Store => {
            format!("{name} stored {value:#x} ({size} {bytes}) to {target}: virtual {virt}, physical {phys}.")
        }
    }
}

/// What an instruction calls the place, as a sentence names it: `0x8(%rbp)`, or "the return address".
fn place(target: &str) -> String {
    let named = target.starts_with(|c: char| c.is_ascii_alphabetic());
    if named { format!("the {target}") } else { target.to_owned() }
}

fn tell_heap(event: &Event, snapshot: &Snapshot) -> Option<String> {
    let name = |pid: &u32| snapshot.name_of(*pid);
    let told = match event {
        Event::Allocated { pid, address, requested, visited, split, .. } => {
            let looked =
                if *visited == 1 { "one free block".into() } else { format!("{visited} free blocks") };
            let how = if *split { "split the one it chose" } else { "took one whole" };
            format!("malloc({requested}) in {} looked at {looked}, {how} and returned {address}.", name(pid))
        }
        Event::Freed { pid, address, size, merged } => {
            let how = match merged {
                0 => "No free neighbour to merge with".to_owned(),
                1 => "It merged with one free neighbour".to_owned(),
                many => format!("It merged with {many} free neighbours"),
            };
            format!("{} freed the {size} bytes at {address}. {how}.", name(pid))
        }
        Event::SystemCall { pid, call, bytes } => {
            format!(
                "The library of {} asked the OS for {bytes} more bytes by the system call {call}.",
                name(pid)
            )
        }
        Event::HeapGrown { pid, from, to } => {
            format!("The heap of {} grew from {from} to {to} bytes.", name(pid))
        }
        Event::Moved { pid, part, from, to, size } => format!(
            "The OS moved the {} of {} from {from} to {to} and copied {size} bytes.",
            part.name(),
            name(pid)
        ),
        Event::OutOfMemory { pid, requested, reason } => {
            format!("malloc({requested}) in {} returned 0: {reason}.", name(pid))
        }
        _ => return None,
    };
    Some(told)
}

fn tell_trouble(event: &Event, snapshot: &Snapshot) -> String {
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
        Event::Rejected { reason } => format!("Refused: {reason}."),
        _ => String::new(),
    }
}

/// Why a translation was refused, as the end of a sentence.
fn why(translation: &Translation) -> String {
    match (translation.fault, translation.steps.last()) {
        (Some(Fault::OutOfBounds), Some(Step::Check { offset, bounds, .. })) if offset < bounds => {
            format!("goes beyond the bounds: it starts {offset:#x} from the base, the bounds are {bounds:#x}")
        }
        (Some(Fault::OutOfBounds), Some(Step::Check { offset, bounds, .. })) => {
            format!("is out of bounds: it is {offset:#x} from the base, the bounds are {bounds:#x}")
        }
        (Some(Fault::Protection), Some(Step::Protect { protection, .. })) => {
            format!("is forbidden by the protection bits {protection}")
        }
        _ => "is beyond the address space".to_owned(),
    }
}

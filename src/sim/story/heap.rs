//! What happened in a heap, in words.

use crate::event::{Event, Misuse};
use crate::snapshot::Snapshot;

/// Tells what malloc and its kin did; none where the event is another's.
pub fn tell(event: &Event, snapshot: &Snapshot) -> Option<String> {
    let name = |pid: &u32| snapshot.name_of(*pid);
    let told = match event {
        Event::Allocated { pid, address, requested, visited, split, .. } => {
            let looked = match visited {
                0 => "asked the OS for a mapping of its own".into(),
                1 => "looked at one free block".into(),
                many => format!("looked at {many} free blocks"),
            };
            let how = match (visited, split) {
                (0, _) => "",
                (_, true) => ", split the one it chose",
                (_, false) => ", took one whole",
            };
            format!("malloc({requested}) in {} {looked}{how} and returned {address}.", name(pid))
        }
        Event::Freed { pid, address, size, merged } => {
            let how = match merged {
                0 => "No free neighbour to merge with".to_owned(),
                1 => "It merged with one free neighbour".to_owned(),
                many => format!("It merged with {many} free neighbours"),
            };
            format!("{} freed the {size} bytes at {address}. {how}.", name(pid))
        }
        Event::Resized { pid, from, to, requested, size, copied } if from == to => {
            let _ = copied;
            format!(
                "realloc in {} made the block at {from} fit {requested} bytes where it lies: {size} are usable.",
                name(pid)
            )
        }
        Event::Resized { pid, from, to, requested, copied, .. } => format!(
            "realloc in {} found no room for {requested} bytes at {from}: it copied {copied} bytes to {to}.",
            name(pid)
        ),
        Event::Zeroed { pid, address, size } => {
            format!("calloc in {} set the {size} bytes at {address} to zero.", name(pid))
        }
        Event::OutOfMemory { pid, requested, reason } => {
            format!("malloc({requested}) in {} returned 0: {reason}.", name(pid))
        }
        Event::Misused { pid, access, address, misuse: Misuse::UseAfterFree, block } => format!(
            "Use after free: the {access} of {} at {address} is of the block at {block}, which it has freed. The hardware lets it through.",
            name(pid)
        ),
        Event::Misused { pid, access, address, misuse: Misuse::Overflow, block } => format!(
            "Overflow: the {access} of {} at {address} wrote over the header of the block at {block}. The hardware lets it through.",
            name(pid)
        ),
        Event::Leaked { pid, blocks, bytes } => {
            let plural = if *blocks == 1 { "block" } else { "blocks" };
            format!(
                "Leak: {} never freed {blocks} {plural} with {bytes} bytes; the OS takes them back with the rest.",
                name(pid)
            )
        }
        _ => return None,
    };
    Some(told)
}

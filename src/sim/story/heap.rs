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
                many => format!("looked at {}", looks(*many, snapshot)),
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
                0 => "It merged with no free neighbour".to_owned(),
                1 => "One merge of free neighbours followed".to_owned(),
                many => format!("{many} merges of free neighbours followed"),
            };
            format!("{} freed the {size} bytes at {address}. {how}.", name(pid))
        }
        Event::Resized { pid, from, to, requested, size, .. } if from == to => format!(
            "realloc in {} made the block at {from} fit {requested} bytes where it lies: {size} are usable.",
            name(pid)
        ),
        Event::Resized { pid, from, to, requested, copied, .. } => format!(
            "realloc in {} found no room for {requested} bytes at {from}: it copied {copied} bytes to {to}.",
            name(pid)
        ),
        Event::Zeroed { pid, address, size } => {
            format!("calloc in {} set the {size} bytes at {address} to zero.", name(pid))
        }
        Event::OutOfMemory { pid, requested: u64::MAX, reason } => {
            format!("{} asked for more bytes than can be counted and got the address 0: {reason}.", name(pid))
        }
        Event::OutOfMemory { pid, requested, reason } => {
            format!("{} asked for {requested} bytes and got the address 0: {reason}.", name(pid))
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

/// What a search looked at: under buddy it goes from one class of sizes to the next.
fn looks(visited: u64, snapshot: &Snapshot) -> String {
    match (visited, snapshot.allocator.is_buddy()) {
        (1, true) => "one size class".into(),
        (many, true) => format!("{many} size classes"),
        (1, false) => "one free block".into(),
        (many, false) => format!("{many} free blocks"),
    }
}

//! What the library does with the bytes of a heap: blocks keep theirs, calloc's are zero, realloc's go along.

use proptest::prelude::*;
use sim::{AccessKind, Command, Event, HeapBlock, Machine, ProcessInfo, VirtAddr};

/// Bytes of a block that are looked at.
const MOST: u64 = 600;

/// What malloc writes behind the size of a block.
const MARK: u64 = 1_234_567;

pub fn check(
    before: &Machine,
    after: &Machine,
    command: &Command,
    events: &[Event],
) -> Result<(), TestCaseError> {
    for event in events {
        match event {
            Event::Zeroed { pid, address, size } if is_request(command) => {
                for offset in 0..(*size).min(MOST) {
                    let byte = after.peek(*pid, VirtAddr(address.0 + offset), 1);
                    prop_assert_eq!(byte, Some(0), "byte {} of {:?}", offset, event);
                }
            }
            Event::Resized { pid, from, to, requested, .. } if is_request(command) => {
                resized(before, after, *pid, [from.0, to.0], *requested)?;
            }
            _ => {}
        }
    }
    for process in &after.snapshot().processes {
        let Some(was) = before.snapshot().process(process.pid).cloned() else { continue };
        if is_request(command) && !matches!(command, Command::Access { .. }) {
            blocks_kept_their_bytes(before, after, &was, process)?;
        }
        if after.config().header >= 8 && !stores(events) {
            headers_are_whole(before, after, &was, process)?;
        }
    }
    numbers(before, after, command, events)
}

/// Whether the command works in one heap by itself, no program doing anything beside.
fn is_request(command: &Command) -> bool {
    !matches!(command, Command::Step | Command::Create(_))
}

fn stores(events: &[Event]) -> bool {
    events.iter().any(|event| matches!(event, Event::Referenced(made) if made.access == AccessKind::Store))
}

/// The bytes that both sizes have went along.
fn resized(
    before: &Machine,
    after: &Machine,
    pid: u32,
    [from, to]: [u64; 2],
    requested: u64,
) -> Result<(), TestCaseError> {
    let snapshot = before.snapshot();
    let old = used(snapshot.process(pid).unwrap()).find(|block| block.address == from).unwrap();
    for offset in 0..old.size.min(requested).min(MOST) {
        let was = before.peek(pid, VirtAddr(from + offset), 1);
        prop_assert!(was.is_some());
        prop_assert_eq!(after.peek(pid, VirtAddr(to + offset), 1), was, "byte {} of {:#x}", offset, to);
    }
    Ok(())
}

fn used(process: &ProcessInfo) -> impl Iterator<Item = HeapBlock> {
    process.heap.iter().filter(|block| !block.free).cloned()
}

/// A block that is neither freed nor resized holds what it held, even where the heap moved.
fn blocks_kept_their_bytes(
    before: &Machine,
    after: &Machine,
    was: &ProcessInfo,
    process: &ProcessInfo,
) -> Result<(), TestCaseError> {
    for block in used(was).filter(|block| used(process).any(|now| now == *block)) {
        for offset in (0..block.size.min(MOST)).step_by(8) {
            let size = (block.size - offset).min(8);
            let bytes = |machine: &Machine| machine.peek(process.pid, VirtAddr(block.address + offset), size);
            prop_assert_eq!(bytes(before), bytes(after), "{:?} changed", block);
        }
    }
    Ok(())
}

/// Size and mark stand before every block, unless a store destroyed them earlier.
fn headers_are_whole(
    before: &Machine,
    after: &Machine,
    was: &ProcessInfo,
    process: &ProcessInfo,
) -> Result<(), TestCaseError> {
    let whole = |machine: &Machine, block: &HeapBlock| {
        let header = machine.peek(process.pid, VirtAddr(block.address - block.header), 8);
        header == Some(block.size & 0xffff_ffff | MARK << 32)
    };
    for block in used(process) {
        let destroyed = used(was).any(|old| old.address == block.address && !whole(before, &old));
        prop_assert!(destroyed || whole(after, &block), "the header of {block:?} of {}", process.name);
    }
    Ok(())
}

/// A block that was asked for under a number is found under it, and so it is after realloc.
fn numbers(
    before: &Machine,
    after: &Machine,
    command: &Command,
    events: &[Event],
) -> Result<(), TestCaseError> {
    let at = |machine: &Machine, pid: u32, number: u32| {
        let place = sim::Place::Block(number, 0);
        let load = Command::Access { who: sim::Who::Pid(pid), kind: AccessKind::Load, at: place, value: 0 };
        machine.clone().apply(&load).iter().find_map(|event| match event {
            Event::Referenced(made) => Some(made.translation.virt),
            Event::Faulted { translation, .. } => Some(translation.virt),
            _ => None,
        })
    };
    let ended = events.iter().find(|event| matches!(event, Event::Allocated { .. } | Event::Resized { .. }));
    match (command, ended) {
        (
            Command::Malloc { block: Some(number), .. } | Command::Calloc { block: Some(number), .. },
            Some(Event::Allocated { pid, address, .. }),
        ) => prop_assert_eq!(at(after, *pid, *number), Some(*address)),
        (
            Command::Realloc { at: sim::Place::Block(number, _), .. },
            Some(Event::Resized { pid, from, to, .. }),
        ) => {
            prop_assert_eq!(at(before, *pid, *number), Some(*from));
            prop_assert_eq!(at(after, *pid, *number), Some(*to));
        }
        _ => {}
    }
    Ok(())
}

//! What a command leaves as it was: the bytes of whoever had no part in it, and every register but those of a step.

use proptest::prelude::*;
use sim::{AccessKind, Command, Event, Machine, ProcessInfo, SegmentInfo, Snapshot, VirtAddr};

/// Segments up to this size are compared byte by byte, larger ones in places.
const SMALL: u64 = 2048;

/// Bytes and registers that must be as before.
pub fn check(
    before: &Machine,
    after: &Machine,
    command: &Command,
    events: &[Event],
) -> Result<(), TestCaseError> {
    let (earlier, later) = (before.snapshot(), after.snapshot());
    let actors = actors(events);
    for process in &later.processes {
        let Some(was) = earlier.process(process.pid) else { continue };
        if !actors.contains(&process.pid) {
            bytes_are_as_before(before, after, process, &stores(events))?;
        }
        let stepped = *command == Command::Step && earlier.running == Some(process.pid);
        prop_assert!(stepped || was.registers == process.registers, "{command:?}: registers of {process:?}");
    }
    if *command == Command::Compact {
        compaction_moves_and_changes_nothing(before, after, &later)?;
    }
    Ok(())
}

/// The processes whose memory a command's events may have changed.
fn actors(events: &[Event]) -> Vec<u32> {
    let actor = |event: &Event| match event {
        Event::Created { pid, .. }
        | Event::Exited { pid, .. }
        | Event::Killed { pid, .. }
        | Event::Allocated { pid, .. }
        | Event::Resized { pid, .. } => Some(*pid),
        Event::Referenced(reference) if reference.access == AccessKind::Store => Some(reference.pid),
        _ => None,
    };
    events.iter().filter_map(actor).collect()
}

/// Physical bytes that were stored to: first and size.
fn stores(events: &[Event]) -> Vec<(u64, u64)> {
    let store = |event: &Event| match event {
        Event::Referenced(made) if made.access == AccessKind::Store => {
            Some((made.translation.phys?.0, made.size))
        }
        _ => None,
    };
    events.iter().filter_map(store).collect()
}

fn bytes_are_as_before(
    before: &Machine,
    after: &Machine,
    process: &ProcessInfo,
    stores: &[(u64, u64)],
) -> Result<(), TestCaseError> {
    for segment in &process.segments {
        for offset in samples(segment.size) {
            let size = (segment.size - offset).min(8);
            if stores.iter().any(|store| overlaps(segment, offset, size, *store)) {
                continue;
            }
            let address = VirtAddr(segment.start + offset);
            let bytes = |machine: &Machine| machine.peek(process.pid, address, size);
            prop_assert_eq!(bytes(before), bytes(after), "{} of {} changed", address, process.name);
        }
    }
    Ok(())
}

fn overlaps(segment: &SegmentInfo, offset: u64, size: u64, (first, stored): (u64, u64)) -> bool {
    segment.physical.is_some_and(|start| start + offset < first + stored && first < start + offset + size)
}

/// Offsets of words, all of them where there are few.
fn samples(size: u64) -> impl Iterator<Item = u64> {
    let stride = if size <= SMALL { 8 } else { (size / 64).next_multiple_of(8) };
    (0..size).step_by(stride as usize)
}

/// All is slid together, and every process finds all of its bytes where it had them.
fn compaction_moves_and_changes_nothing(
    before: &Machine,
    after: &Machine,
    later: &Snapshot,
) -> Result<(), TestCaseError> {
    prop_assert!(later.fragmentation.holes <= 1, "{:?}", later.memory);
    prop_assert_eq!(later.fragmentation.free, before.snapshot().fragmentation.free);
    later.processes.iter().try_for_each(|process| bytes_are_as_before(before, after, process, &[]))
}

//! What a command leaves as it was: every byte that no event speaks of, and every register but those of a step.

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
    let header = before.config().header;
    for process in &later.processes {
        let Some(was) = earlier.process(process.pid) else { continue };
        let written = Written::by(events, process.pid, header);
        bytes_are_as_before(before, after, was, process, &written)?;
        let stepped = *command == Command::Step && earlier.running == Some(process.pid);
        prop_assert!(stepped || was.registers == process.registers, "{command:?}: registers of {process:?}");
    }
    if *command == Command::Compact {
        prop_assert!(later.fragmentation.holes <= 1, "{:?}", later.memory);
        prop_assert_eq!(later.fragmentation.free, earlier.fragmentation.free);
    }
    Ok(())
}

/// Every process finds all of its bytes and registers as it had them.
pub fn all_is_as_before(before: &Machine, after: &Machine) -> Result<(), TestCaseError> {
    let (earlier, later): (Snapshot, Snapshot) = (before.snapshot(), after.snapshot());
    prop_assert_eq!(earlier.processes.len(), later.processes.len());
    for (was, process) in earlier.processes.iter().zip(&later.processes) {
        bytes_are_as_before(before, after, was, process, &Written::default())?;
        prop_assert_eq!(&was.registers, &process.registers);
        prop_assert_eq!((&was.heap, &was.free_list), (&process.heap, &process.free_list));
    }
    Ok(())
}

/// Bytes that the events of a command account for, as seen by one process: first byte and how many.
#[derive(Default)]
struct Written {
    /// By virtual addresses of the process itself.
    own: Vec<(u64, u64)>,
    /// By physical addresses: any process's stores.
    physical: Vec<(u64, u64)>,
}

impl Written {
    fn by(events: &[Event], pid: u32, header: u64) -> Self {
        let mut written = Self::default();
        let marked = |address: &VirtAddr| (address.0 - header, 8.min(header));
        for event in events {
            match event {
                Event::Referenced(made) if made.access == AccessKind::Store => {
                    written.physical.extend(made.translation.phys.map(|phys| (phys.0, made.size)));
                    written.own.extend((made.pid == pid).then_some((made.translation.virt.0, made.size)));
                }
                Event::Allocated { pid: owner, address, .. } if *owner == pid => {
                    written.own.push(marked(address));
                }
                Event::Resized { pid: owner, to, copied, .. } if *owner == pid => {
                    written.own.extend([marked(to), (to.0, *copied)]);
                }
                Event::Zeroed { pid: owner, address, size } if *owner == pid => {
                    written.own.push((address.0, *size));
                }
                _ => {}
            }
        }
        written
    }

    fn has(&self, segment: &SegmentInfo, offset: u64, size: u64) -> bool {
        let hit = |rows: &[(u64, u64)], start: u64| {
            rows.iter().any(|(first, count)| start < first + count && *first < start + size)
        };
        hit(&self.own, segment.start + offset)
            || segment.physical.is_some_and(|start| hit(&self.physical, start + offset))
    }
}

fn bytes_are_as_before(
    before: &Machine,
    after: &Machine,
    was: &ProcessInfo,
    process: &ProcessInfo,
    written: &Written,
) -> Result<(), TestCaseError> {
    for (old, segment) in was.segments.iter().zip(&process.segments) {
        let kept = old.size.min(segment.size);
        for (offset, size) in words(0, kept) {
            if !written.has(old, offset, size) {
                let address = VirtAddr(segment.start + offset);
                let bytes = |machine: &Machine| machine.peek(process.pid, address, size);
                prop_assert_eq!(bytes(before), bytes(after), "{} of {} changed", address, process.name);
            }
        }
        // What the OS adds to a heap holds nothing, whoever had it before.
        for (offset, size) in words(kept, segment.size) {
            if !written.has(segment, offset, size) {
                let bytes = after.peek(process.pid, VirtAddr(segment.start + offset), size);
                prop_assert_eq!(bytes, Some(0), "new memory of {}: {:?}", process.name, segment);
            }
        }
    }
    Ok(())
}

/// Words from an offset to another, all of them where there are few.
fn words(from: u64, to: u64) -> impl Iterator<Item = (u64, u64)> {
    let size = to.saturating_sub(from);
    let stride = if size <= SMALL { 8 } else { (size / 64).next_multiple_of(8) };
    (from..to).step_by(stride as usize).map(move |offset| (offset, (to - offset).min(8)))
}

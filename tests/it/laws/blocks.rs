//! What the library does with the bytes of a heap: blocks keep theirs, calloc's are zero, realloc's go along.

use proptest::prelude::*;
use sim::{
    AccessKind, Command, Event, HeapBlock, Machine, MachineConfig, Mechanism, Place, Policy, ProcessInfo,
    ProcessSpec, Scenario, SegmentName, VirtAddr, Who,
};

use super::{always, cases};

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
        let place = Place::Block(number, 0);
        let load = Command::Access { who: Who::Pid(pid), kind: AccessKind::Load, at: place, value: 0 };
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
            Command::Realloc { at: Place::Block(number, _), .. },
            Some(Event::Resized { pid, from, to, .. }),
        ) => {
            prop_assert_eq!(at(before, *pid, *number), Some(*from));
            prop_assert_eq!(at(after, *pid, *number), Some(*to));
        }
        _ => {}
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn calloc_finds_dirt_and_leaves_none(dirty in 1u64..300, count in 0u64..20, size in 1u64..20) {
        for mechanism in Mechanism::ALL {
            let mut machine = Machine::new(MachineConfig { mechanism, ..MachineConfig::default() }).unwrap();
            always::apply(&mut machine, &Command::Create(Box::default()))?;
            always::apply(&mut machine, &Command::Malloc { who: Who::Pid(1), size: dirty, block: Some(1) })?;
            fill(&mut machine, 1, (0..dirty).map(|offset| Place::Block(1, offset)));
            always::apply(&mut machine, &Command::Free { who: Who::Pid(1), at: Place::Block(1, 0) })?;
            always::apply(&mut machine, &Command::Calloc { who: Who::Pid(1), count, size, block: None })?;
        }
    }

    #[test]
    fn who_grows_into_what_another_left_finds_nothing_there(size in 1u64..3000, heap in 0u64..900) {
        for placement in Policy::ALL {
            let config = MachineConfig { placement, memory: 20 << 10, ..MachineConfig::default() };
            let mut machine = Machine::new(config).unwrap();
            for heap in [heap, 1000] {
                // Of these nothing but the heap takes room, so that what lies behind it is the other's heap.
                let (nothing, heap) = (Some(0), Some(heap));
                let spec =
                    ProcessSpec { heap, code: nothing, static_data: nothing, stack: nothing, ..Default::default() };
                always::apply(&mut machine, &Command::Create(Box::new(spec)))?;
            }
            fill(&mut machine, 2, (0..1000).map(|offset| Place::In(SegmentName::Heap, offset)));
            always::apply(&mut machine, &Command::Exit { who: Who::Pid(2) })?;
            always::apply(&mut machine, &Command::Malloc { who: Who::Pid(1), size, block: None })?;
        }
    }
}

fn fill(machine: &mut Machine, pid: u32, places: impl Iterator<Item = Place>) {
    for at in places {
        let store = Command::Access { who: Who::Pid(pid), kind: AccessKind::Store, at, value: 0xa5 };
        let events = machine.apply(&store);
        assert!(matches!(events[0], Event::Referenced(_)), "{events:?}");
    }
}

/// Runs a scenario, all laws in force; the machine at its end, and the events of its last command.
fn lawful(text: &str) -> (Machine, Vec<Event>) {
    let scenario = Scenario::parse(text).unwrap();
    let mut machine = Machine::new(scenario.config).unwrap();
    let mut latest = Vec::new();
    for command in &scenario.commands {
        latest = always::apply(&mut machine, command).unwrap_or_else(|broken| panic!("{text}\n{broken}"));
    }
    (machine, latest)
}

#[test]
fn a_heap_of_mappings_alone_shrinks_to_nothing_and_grows_again() {
    for placement in ["first-fit", "buddy"] {
        let start = format!(
            "machine mmap-threshold=100 placement={placement}\nprocess A heap=0\nmalloc A 200\nfree A @1"
        );
        let (machine, _) = lawful(&start);
        let heap = &machine.snapshot().processes[0].segments[2];
        assert_eq!((heap.size, heap.physical.is_some()), (0, false), "{placement}");
        let (machine, latest) =
            lawful(&format!("{start}\nprocess B heap=64\nmalloc A 300\nstore A @2+8 5\nload A @2+8"));
        assert!(matches!(&latest[..], [Event::Referenced(made)] if made.value == 5), "{latest:?}");
        assert_eq!(machine.snapshot().processes[0].heap[0].requested, 300);
    }
}

#[test]
fn a_number_is_taken_only_while_its_own_block_is_in_use() {
    let reused = "process A\nmalloc A 16 @7\nfree A @7\nmalloc A 16\n";
    let (_, latest) = lawful(&format!("{reused}free A @8"));
    assert!(matches!(&latest[..], [Event::Freed { .. }]), "{latest:?}");
    let (_, latest) = lawful(&format!("{reused}malloc A 8 @7"));
    assert!(matches!(&latest[..], [Event::Allocated { .. }]), "7 was freed: {latest:?}");
    let (_, latest) = lawful(&format!("{reused}malloc A 8 @8"));
    let reason = "block @8 of A is allocated, at 0x2008; take another number";
    assert_eq!(latest, [Event::Rejected { reason: reason.into() }]);

    let moved = "process A\nmalloc A 16 @9\nfree A @9\nmalloc A 16 @3\nmalloc A 16\nrealloc A 0x2008 400\n";
    let (machine, latest) = lawful(&format!("{moved}load A @3"));
    let to =
        machine.snapshot().processes[0].heap.iter().find(|block| block.requested == 400).unwrap().address;
    assert!(matches!(&latest[..], [Event::Referenced(made)] if made.translation.virt.0 == to), "{latest:?}");
}

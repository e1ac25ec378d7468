//! The lecture's own listing: five references, each with both its addresses, and a value that grows by three.

use sim::isa::RegId;
use sim::{AccessKind, Command, Event, Mechanism, PhysAddr, Place, Relocation, Scenario, SegmentName};
use sim::{Timeline, VirtAddr};

const LISTING: &str = "\
process A
  0x10: movl 0x8(%rbp), %edi
  0x13: addl $0x3, %edi
  0x19: movl %edi, 0x8(%rbp)
store A stack+1016 39
step 3
";

/// The OS takes what is below; behind it lies the first process.
const OS: u64 = 0x2000;

/// The virtual address of a byte that lies `offset` bytes into the address space: the loader puts the program behind
/// the OS where there is no MMU.
fn address(mechanism: Mechanism, offset: u64) -> u64 {
    match mechanism.nature().relocation {
        Relocation::Loader => OS + offset,
        Relocation::Mmu => offset,
    }
}

/// The variable: 0x8(%rbp).
fn variable(mechanism: Mechanism) -> VirtAddr {
    VirtAddr(address(mechanism, 0x3ff8))
}

fn run(mechanism: Mechanism) -> Timeline {
    let mut scenario = Scenario::parse(LISTING).unwrap();
    scenario.config.mechanism = mechanism;
    Timeline::run(&scenario).unwrap()
}

/// The references of the three instructions: kind, virtual and physical address, bytes, value.
fn references(timeline: &Timeline) -> Vec<(AccessKind, u64, u64, u64, u64)> {
    let events = timeline.events(2, timeline.len());
    let reference = |event: &Event| match event {
        Event::Referenced(reference) => {
            let (virt, phys) = (reference.translation.virt, reference.translation.phys.unwrap());
            Some((reference.access, virt.0, phys.0, reference.size, reference.value))
        }
        _ => None,
    };
    events.iter().filter_map(reference).collect()
}

#[test]
fn three_fetches_a_load_and_a_store() {
    use AccessKind::{Fetch, Load, Store};
    for mechanism in Mechanism::ALL {
        // Under segmentation code, static data, heap and stack lie side by side, else the address space as it is.
        let stack_end =
            if mechanism == Mechanism::Segmentation { 0x800 + 0x400 + 0x800 + 0x400 } else { 0x4000 };
        let variable = OS + stack_end - 8;
        let at = |offset| address(mechanism, offset);
        let wanted = [
            (Fetch, at(0x10), OS + 0x10, 3, 0),
            (Load, at(0x3ff8), variable, 4, 39),
            (Fetch, at(0x13), OS + 0x13, 6, 0),
            (Fetch, at(0x19), OS + 0x19, 3, 0),
            (Store, at(0x3ff8), variable, 4, 42),
        ];
        assert_eq!(references(&run(mechanism)), wanted, "{}", mechanism.name());
    }
}

#[test]
fn the_value_in_memory_grows_by_three() {
    for mechanism in Mechanism::ALL {
        let mut timeline = run(mechanism);
        timeline.seek(2);
        let before = timeline.machine().peek(1, variable(mechanism), 4).unwrap();
        timeline.seek(usize::MAX);
        let after = timeline.machine().peek(1, variable(mechanism), 4).unwrap();
        assert_eq!((before, after), (39, 42));
        assert_eq!(timeline.snapshot().registers.get(RegId::Rdi), 42);
    }
}

#[test]
fn the_five_references_are_counted_and_paid_for() {
    for mechanism in Mechanism::ALL {
        let mut timeline = run(mechanism);
        let end = timeline.snapshot();
        timeline.seek(2);
        let start = timeline.snapshot();
        assert_eq!(end.counts.references - start.counts.references, 5);
        assert_eq!(end.time - start.time, 5 * 100 + 3);
    }
}

#[test]
fn where_the_variable_lies_is_the_machines_own_business() {
    for mechanism in Mechanism::ALL {
        let timeline = run(mechanism);
        let mut machine = timeline.machine().clone();
        let probe = Command::Access {
            who: sim::Who::Pid(1),
            kind: AccessKind::Load,
            at: Place::In(SegmentName::Stack, 1016),
            value: 0,
        };
        let [Event::Referenced(reference)] = &machine.apply(&probe)[..] else { panic!("the probe faulted") };
        assert_eq!(reference.value, 42);
        let PhysAddr(phys) = reference.translation.phys.unwrap();
        let mut own = timeline.snapshot().memory.into_iter().filter(|region| region.pid == Some(1));
        assert!(own.any(|region| (region.start..region.start + region.size).contains(&phys)));
    }
}

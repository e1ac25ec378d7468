//! The lecture's own listing: five references, each with both its addresses, and a value that grows by three.

use sim::isa::RegId;
use sim::{AccessKind, Command, Event, Mechanism, PhysAddr, Scenario, Timeline, VirtAddr};

const LISTING: &str = "\
process A
  0x10: movl 0x8(%rbp), %edi
  0x13: addl $0x3, %edi
  0x19: movl %edi, 0x8(%rbp)
store A 0x3ff8 39
step 3
";

/// The variable: 0x8(%rbp).
const VARIABLE: VirtAddr = VirtAddr(0x3ff8);

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
    // The OS takes 0 to 0x2000; behind it lie the whole address space, or code, data, heap and stack.
    let whole = 0x2000;
    let (code, stack_end) = (0x2000, 0x2000 + 0x800 + 0x400 + 0x800 + 0x400);
    let cases =
        [(Mechanism::BaseAndBounds, whole, whole + 0x3ff8), (Mechanism::Segmentation, code, stack_end - 8)];
    for (mechanism, code, variable) in cases {
        let wanted = [
            (Fetch, 0x10, code + 0x10, 3, 0),
            (Load, 0x3ff8, variable, 4, 39),
            (Fetch, 0x13, code + 0x13, 6, 0),
            (Fetch, 0x19, code + 0x19, 3, 0),
            (Store, 0x3ff8, variable, 4, 42),
        ];
        assert_eq!(references(&run(mechanism)), wanted, "{}", mechanism.name());
    }
}

#[test]
fn the_value_in_memory_grows_by_three() {
    for mechanism in Mechanism::ALL {
        let mut timeline = run(mechanism);
        timeline.seek(2);
        let before = timeline.machine().peek(1, VARIABLE, 4).unwrap();
        timeline.seek(usize::MAX);
        let after = timeline.machine().peek(1, VARIABLE, 4).unwrap();
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
            at: sim::Place::At(VARIABLE),
            value: 0,
        };
        let [Event::Referenced(reference)] = &machine.apply(&probe)[..] else { panic!("the probe faulted") };
        assert_eq!(reference.value, 42);
        let PhysAddr(phys) = reference.translation.phys.unwrap();
        let mut own = timeline.snapshot().memory.into_iter().filter(|region| region.pid == Some(1));
        assert!(own.any(|region| (region.start..region.start + region.size).contains(&phys)));
    }
}

//! The lecture's own listing: five references, and a value that grows by three.

use sim::{AccessKind, Event, Mechanism, Scenario, Timeline, VirtAddr};

const LISTING: &str = "\
process A
  0x10: movl 0x8(%rbp), %edi
  0x13: addl $0x3, %edi
  0x19: movl %edi, 0x8(%rbp)
step 3
";

fn references(timeline: &Timeline) -> Vec<(AccessKind, u64, u64)> {
    let events = timeline.events().iter().flatten();
    events
        .filter_map(|event| match event {
            Event::Referenced(reference) => {
                let translation = &reference.translation;
                Some((reference.access, translation.virt.0, translation.phys.unwrap().0))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn three_fetches_a_load_and_a_store() {
    use AccessKind::{Fetch, Load, Store};
    for mechanism in Mechanism::ALL {
        let mut scenario = Scenario::parse(LISTING).unwrap();
        scenario.config.mechanism = mechanism;
        let timeline = Timeline::run(&scenario).unwrap();
        let virtuals: Vec<_> =
            references(&timeline).into_iter().map(|(kind, virt, _)| (kind, virt)).collect();
        assert_eq!(
            virtuals,
            [(Fetch, 0x10), (Load, 0x3ff8), (Fetch, 0x13), (Fetch, 0x19), (Store, 0x3ff8)]
        );
        assert_eq!(timeline.machine().peek(1, VirtAddr(0x3ff8), 4), Some(3));
        assert_eq!(timeline.snapshot().counts.references, 5);
        for events in timeline.events() {
            for event in events {
                println!("{}", sim::tell(event, &timeline.snapshot()));
            }
        }
        println!("{:#?}", timeline.snapshot());
    }
}

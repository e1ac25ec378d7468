//! Turns: the timer gives every process the CPU, and whoever comes back to it finds everything as it was.

use proptest::prelude::*;
use sim::{
    Command, Event, Machine, MachineConfig, Mechanism, ProcState, ProcessSpec, Tenancy, Who, invariants,
};

use super::requests::requests;
use super::{always, cases, configs, kept};

/// A program that counts for ever.
const COUNTING: &str = "again: incq 0x1000\njmp again";

fn counting(config: MachineConfig, count: usize) -> Machine {
    let mut machine = Machine::new(config).unwrap();
    let spec = ProcessSpec { program: Some(COUNTING.to_owned()), ..ProcessSpec::default() };
    for _ in 0..count {
        machine.apply(&Command::Create(Box::new(spec.clone())));
    }
    assert_eq!(machine.snapshot().processes.len(), count);
    machine
}

/// Steps; who got the CPU, in order.
fn turns(machine: &mut Machine, steps: usize) -> Result<Vec<u32>, TestCaseError> {
    let mut turns = Vec::new();
    for _ in 0..steps {
        let events = machine.apply(&Command::Step);
        prop_assert_eq!(invariants::check(machine), Ok(()));
        for event in events {
            turns.extend(match event {
                Event::Switched { to, .. } => Some(to),
                _ => None,
            });
        }
    }
    Ok(turns)
}

fn shared() -> impl Iterator<Item = Mechanism> {
    Mechanism::ALL.into_iter().filter(|mechanism| mechanism.nature().tenancy != Tenancy::Alone)
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn round_robin_gives_everyone_the_cpu(count in 2usize..5, quantum in 1u64..2500, gone in 0usize..5) {
        for mechanism in shared() {
            let config = MachineConfig { mechanism, quantum, memory: 1 << 17, ..MachineConfig::default() };
            let mut machine = counting(config, count);
            let order = turns(&mut machine, 40 * count)?;
            let wanted = (1..=count as u32).cycle().skip(1);
            prop_assert_eq!(&order, &wanted.take(order.len()).collect::<Vec<_>>(), "{}", mechanism.name());
            prop_assert!(order.len() >= count, "{}: {order:?}", mechanism.name());

            let gone = (gone % count) as u32 + 1;
            machine.apply(&Command::Exit { who: Who::Pid(gone) });
            let order = turns(&mut machine, 30 * count)?;
            prop_assert!(!order.contains(&gone));
            let left = (1..=count as u32).filter(|pid| *pid != gone);
            prop_assert!(count == 2 || left.clone().all(|pid| order.contains(&pid)), "{order:?}");
        }
    }

    #[test]
    fn a_round_trip_of_switches_changes_nothing(config in configs::sensible(), requests in requests(25)) {
        for mechanism in Mechanism::ALL {
            let mut machine = Machine::new(MachineConfig { mechanism, ..config.clone() }).unwrap();
            always::run(&mut machine, &requests)?;
            let before = machine.clone();
            let Some(home) = machine.running() else { continue };
            let alive = machine.snapshot().processes.into_iter().filter(|process| {
                matches!(process.state, ProcState::Running | ProcState::Ready | ProcState::Swapped)
            });
            for pid in alive.map(|process| process.pid).chain([home]) {
                always::apply(&mut machine, &Command::Switch { who: Who::Pid(pid) })?;
                prop_assert_eq!(machine.running(), Some(pid));
            }
            kept::all_is_as_before(&before, &machine)?;
        }
    }
}

#[test]
fn who_is_alone_goes_on_after_the_timer() {
    for mechanism in Mechanism::ALL {
        let config = MachineConfig { mechanism, quantum: 300, ..MachineConfig::default() };
        let mut machine = counting(config, 1);
        let mut interrupts = 0;
        for _ in 0..40 {
            let events = machine.apply(&Command::Step);
            interrupts += events.iter().filter(|event| matches!(event, Event::TimerInterrupt { .. })).count();
            assert!(!events.iter().any(|event| matches!(event, Event::Switched { .. })), "{events:?}");
        }
        assert!(interrupts > 5);
        assert_eq!(
            machine.peek(1, sim::VirtAddr(machine.snapshot().processes[0].origin + 0x1000), 8),
            Some(20)
        );
    }
}

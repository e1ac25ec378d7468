//! What holds after every command, whatever the machine and whatever was asked.

use proptest::prelude::*;
use sim::{Command, Event, ListOrder, Machine, MachineConfig, Mechanism, Policy, invariants};

use super::requests::{Request, requests};
use super::{blocks, cases, configs, kept, reach};

/// Applies a command and checks every law.
pub fn apply(machine: &mut Machine, command: &Command) -> Result<Vec<Event>, TestCaseError> {
    let before = machine.clone();
    let events = machine.apply(command);
    let lawful = invariants::check(machine);
    prop_assert!(lawful.is_ok(), "after {command:?}: {lawful:?}");
    let snapshot = machine.snapshot();
    for event in &events {
        let told = sim::tell(event, &snapshot);
        prop_assert!(told.ends_with('.') && told.len() > 8, "{event:?} is told as {told:?}");
    }
    if events.iter().any(|event| matches!(event, Event::Rejected { .. })) {
        prop_assert!(events.len() == 1, "{command:?} was rejected, and yet {events:?}");
        prop_assert!(*machine == before, "{command:?} was rejected and changed the machine");
        return Ok(events);
    }
    reach::check(&before, machine, command, &events)?;
    kept::check(&before, machine, command, &events)?;
    blocks::check(&before, machine, command, &events)?;
    Ok(events)
}

/// Makes requests and checks every law after each.
pub fn run(machine: &mut Machine, requests: &[Request]) -> Result<(), TestCaseError> {
    for request in requests {
        for command in request.resolve(machine) {
            apply(machine, &command)?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(320))]

    #[test]
    fn laws_hold_after_every_command(config in configs::sensible(), requests in requests(30)) {
        for mechanism in Mechanism::ALL {
            let mut machine = Machine::new(MachineConfig { mechanism, ..config.clone() }).unwrap();
            run(&mut machine, &requests)?;
        }
    }

    #[test]
    fn a_hostile_configuration_is_refused_or_works(config in configs::hostile(), requests in requests(12)) {
        match Machine::new(config) {
            Ok(mut machine) => run(&mut machine, &requests)?,
            Err(reason) => prop_assert!(reason.contains(" is ") && reason.contains("must be"), "{reason}"),
        }
    }

    #[test]
    fn the_largest_machine_works_like_a_small_one(mut config in configs::sensible(), requests in requests(20)) {
        config.memory = sim::MAX_MEMORY;
        config.os = sim::MAX_MEMORY / 3 + 1;
        config.address_space = 1 << 30;
        run(&mut Machine::new(config).unwrap(), &requests)?;
    }
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn every_policy_and_every_order_is_lawful(config in configs::sensible(), requests in requests(24)) {
        for (place, policy) in Policy::ALL.into_iter().enumerate() {
            for order in ListOrder::ALL {
                let placement = Policy::ALL[(place + order as usize) % Policy::ALL.len()];
                let config = MachineConfig { placement, allocator: policy, order, ..config.clone() };
                run(&mut Machine::new(config).unwrap(), &requests)?;
            }
        }
    }
}

//! What holds after every command, whatever the machine and whatever was asked.

use proptest::prelude::*;
use sim::{Command, Event, Machine, Mechanism, Reference, Snapshot, VirtAddr, invariants};

use super::requests::{Request, requests};
use super::translation::expected;
use super::{cases, configs};

/// Applies a command and checks every law.
pub fn apply(machine: &mut Machine, command: &Command) -> Result<Vec<Event>, TestCaseError> {
    let before = machine.clone();
    let events = machine.apply(command);
    let lawful = invariants::check(machine);
    prop_assert!(lawful.is_ok(), "after {command:?}: {lawful:?}");
    if matches!(events.as_slice(), [Event::Rejected { .. }]) {
        prop_assert!(*machine == before, "{command:?} was rejected and changed the machine");
        return Ok(events);
    }
    let snapshot = before.snapshot();
    for event in &events {
        prop_assert!(
            !matches!(event, Event::Rejected { .. }),
            "{command:?}: rejected after something happened"
        );
        translated(event, &snapshot, command)?;
        let told = sim::tell(event, &machine.snapshot());
        prop_assert!(told.ends_with('.') && told.len() > 8, "{event:?} is told as {told:?}");
    }
    others_kept_their_bytes(&before, machine, &actors(&events))?;
    if let (Command::Malloc { .. }, Some(Event::Allocated { pid, .. })) = (command, events.last()) {
        blocks_kept_their_bytes(&before, machine, *pid)?;
    }
    Ok(events)
}

/// Every reference arrived where it must, inside the process's own regions; every fault was due.
fn translated(event: &Event, before: &Snapshot, command: &Command) -> Result<(), TestCaseError> {
    match event {
        Event::Referenced(reference) => {
            let Reference { pid, access, size, translation, .. } = reference;
            let arrived = translation.phys.unwrap().0;
            let mut own = before.memory.iter().filter(|region| region.pid == Some(*pid));
            let inside =
                own.any(|region| region.start <= arrived && arrived + size <= region.start + region.size);
            prop_assert!(inside, "{command:?}: {reference:?} left the memory of {pid}");
            let wanted = expected(before, *pid, *access, translation.virt.0, *size);
            prop_assert_eq!(wanted, translation.phys);
        }
        Event::Faulted { pid, access, translation } => {
            prop_assert_eq!(translation.phys, None);
            prop_assert!(translation.fault.is_some());
            if let Command::Access { .. } = command {
                prop_assert_eq!(expected(before, *pid, *access, translation.virt.0, 1), None);
            }
        }
        _ => {}
    }
    Ok(())
}

/// The processes whose memory a command's events may have changed.
fn actors(events: &[Event]) -> Vec<u32> {
    let actor = |event: &Event| match event {
        Event::Created { pid, .. }
        | Event::Exited { pid, .. }
        | Event::Killed { pid, .. }
        | Event::Allocated { pid, .. } => Some(*pid),
        Event::Referenced(reference) if reference.access == sim::AccessKind::Store => Some(reference.pid),
        _ => None,
    };
    events.iter().filter_map(actor).collect()
}

fn others_kept_their_bytes(before: &Machine, after: &Machine, actors: &[u32]) -> Result<(), TestCaseError> {
    for process in after.snapshot().processes.iter().filter(|process| !actors.contains(&process.pid)) {
        for segment in &process.segments {
            let stride = (segment.size / 24).max(8) as usize;
            for offset in (0..segment.size.saturating_sub(7)).step_by(stride) {
                let address = VirtAddr(segment.start + offset);
                let bytes = |machine: &Machine| machine.peek(process.pid, address, 8);
                prop_assert_eq!(bytes(before), bytes(after), "{} of {} changed", address, process.name);
            }
        }
    }
    Ok(())
}

/// malloc writes nothing but a new header, even where the heap moved.
fn blocks_kept_their_bytes(before: &Machine, after: &Machine, pid: u32) -> Result<(), TestCaseError> {
    let snapshot = before.snapshot();
    let blocks = snapshot.process(pid).unwrap().heap.iter().filter(|block| !block.free);
    for block in blocks {
        let bytes = |machine: &Machine| machine.peek(pid, VirtAddr(block.address), block.size.min(8));
        prop_assert_eq!(bytes(before), bytes(after), "{:?} changed", block);
    }
    Ok(())
}

fn run(machine: &mut Machine, requests: &[Request]) -> Result<(), TestCaseError> {
    for request in requests {
        for command in request.resolve(machine) {
            apply(machine, &command)?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn laws_hold_after_every_command(config in configs::sensible(), requests in requests(40)) {
        for mechanism in Mechanism::ALL {
            let mut machine = Machine::new(sim::MachineConfig { mechanism, ..config.clone() }).unwrap();
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

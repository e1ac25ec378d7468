//! Where references arrive: where an independent translation says, and in whose memory the victim says.

use proptest::prelude::*;
use sim::{
    AccessKind, Command, Event, Machine, Place, Reference, RegionKind, Relocation, Snapshot, Tenancy, Victim,
    Who,
};

use super::translation::expected;

/// Every reference arrived where it must, and touched whom it is said to; every fault was due.
pub fn check(
    before: &Machine,
    after: &Machine,
    command: &Command,
    events: &[Event],
) -> Result<(), TestCaseError> {
    let (mut picture, later) = (before.snapshot(), after.snapshot());
    let in_turn = before.config().mechanism.nature().tenancy == Tenancy::InTurn;
    for event in events {
        match event {
            // What is moved is moved between the references of a command, never twice.
            Event::SwappedIn { .. } => picture = later.clone(),
            Event::Moved { .. } | Event::HeapGrown { .. } if !in_turn => picture = later.clone(),
            Event::Referenced(reference) => arrived(&picture, before, reference)?,
            Event::Faulted { pid, access, translation } => {
                prop_assert_eq!(translation.phys, None);
                prop_assert!(translation.fault.is_some() && translation.victim.is_none());
                let size = longest(command, *access);
                prop_assert_eq!(expected(&picture, *pid, *access, translation.virt.0, size), None);
            }
            _ => {}
        }
    }
    match (command, events.last()) {
        (Command::Access { who, at, .. }, Some(Event::Referenced(made))) => stored(after, who, *at, made),
        _ => Ok(()),
    }
}

/// The most bytes of such an access; what was refused may have been refused for the last of them.
fn longest(command: &Command, access: AccessKind) -> u64 {
    match (command, access) {
        (Command::Access { .. }, _) => 1,
        (_, AccessKind::Fetch) => 8192,
        _ => 8,
    }
}

fn arrived(picture: &Snapshot, machine: &Machine, reference: &Reference) -> Result<(), TestCaseError> {
    let Reference { pid, access, size, translation, .. } = reference;
    let wanted = expected(picture, *pid, *access, translation.virt.0, *size);
    prop_assert!(wanted.is_some(), "{reference:?} should have been refused");
    prop_assert_eq!(wanted, translation.phys, "{:?}", reference);
    let nature = machine.config().mechanism.nature();
    let touched = victim(picture, *pid, translation.phys.unwrap().0, *size);
    prop_assert_eq!(translation.victim, touched, "{:?}", reference);
    prop_assert!(!nature.guards || touched.is_none(), "{reference:?} left its process");
    prop_assert_eq!(translation.steps.is_empty(), nature.relocation == Relocation::Loader);
    Ok(())
}

/// The owner of the first byte that is not the process's own, byte by byte.
fn victim(picture: &Snapshot, pid: u32, start: u64, size: u64) -> Option<Victim> {
    (start..start + size).find_map(|byte| owner(picture, pid, byte))
}

fn owner(picture: &Snapshot, pid: u32, byte: u64) -> Option<Victim> {
    let here = |start: u64, size: u64| (start..start + size).contains(&byte);
    let region = picture.memory.iter().find(|region| here(region.start, region.size)).unwrap();
    let mut own = picture.process(pid).unwrap().segments.iter();
    let shared = own.any(|segment| segment.physical.is_some_and(|start| here(start, segment.size)));
    match (region.kind, region.pid) {
        _ if shared || region.pid == Some(pid) => None,
        (RegionKind::Os, _) => Some(Victim::Os),
        (RegionKind::Hole, _) => Some(Victim::Hole),
        (_, owner) => Some(Victim::Process { pid: owner.unwrap() }),
    }
}

/// What was stored is there, for the process that stored it and for the one it was stored to.
fn stored(after: &Machine, who: &Who, at: Place, made: &Reference) -> Result<(), TestCaseError> {
    if made.access != AccessKind::Store {
        return Ok(());
    }
    let load = Command::Access { who: who.clone(), kind: AccessKind::Load, at, value: 0 };
    let loaded = after.clone().apply(&load);
    let value = loaded.iter().find_map(|event| match event {
        Event::Referenced(reference) => Some(reference.value),
        _ => None,
    });
    prop_assert_eq!(value, Some(made.value), "{:?}", loaded);
    if let Some(Victim::Process { pid }) = made.translation.victim {
        let phys = made.translation.phys.unwrap().0;
        let picture = after.snapshot();
        let hit = picture.process(pid).unwrap().segments.iter().find_map(|segment| {
            let offset = phys.checked_sub(segment.physical?).filter(|offset| *offset < segment.size)?;
            Some(sim::VirtAddr(segment.start + offset))
        });
        if let Some(address) = hit {
            prop_assert_eq!(after.peek(pid, address, 1), Some(made.value), "{} of {}", address, pid);
        }
    }
    Ok(())
}

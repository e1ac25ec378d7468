//! One process runs, which is the one that the CPU belongs to; memory holds as many as the mechanism lets it.

use crate::event::Part;
use crate::machine::Machine;
use crate::mechanism::{Relocation, Tenancy};
use crate::process::{ProcState, Process};

/// What holds of the processes together, and of each.
pub fn check(machine: &Machine) -> Result<(), String> {
    one_runs(machine)?;
    no_more_than_the_mechanism_holds(machine)?;
    for (index, process) in machine.processes.iter().enumerate() {
        if process.pid as usize != index + 1 {
            return Err(format!("process {} stands at place {}", process.pid, index + 1));
        }
        if process.is_alive() {
            lies_where_its_program_was_loaded(machine, process)?;
            blocks_have_numbers(process)?;
        }
    }
    Ok(())
}

/// Exactly the process that the CPU belongs to is running. The CPU idles only where nobody is alive.
fn one_runs(machine: &Machine) -> Result<(), String> {
    let running = machine.processes.iter().filter(|process| process.state == ProcState::Running);
    let pids: Vec<u32> = running.map(|process| process.pid).collect();
    let expected: Vec<u32> = machine.running.into_iter().collect();
    if pids != expected {
        return Err(format!("the CPU belongs to {expected:?}, and running are {pids:?}"));
    }
    let idle = machine.running.is_none();
    if idle && machine.processes.iter().any(Process::is_alive) {
        return Err("the CPU idles while a process waits".into());
    }
    if idle && machine.cpu != Default::default() {
        return Err("an idle CPU holds something".into());
    }
    Ok(())
}

fn no_more_than_the_mechanism_holds(machine: &Machine) -> Result<(), String> {
    let alive = machine.processes.iter().filter(|process| process.is_alive());
    let swapped = alive.clone().filter(|process| process.state == ProcState::Swapped).count();
    let alive = alive.count();
    let lawful = match machine.config().mechanism.nature().tenancy {
        Tenancy::Alone => alive <= 1 && swapped == 0,
        Tenancy::InTurn => alive == swapped + usize::from(machine.running.is_some()),
        Tenancy::Together => swapped == 0,
    };
    if lawful { Ok(()) } else { Err(format!("{alive} processes are alive, {swapped} of them on disk")) }
}

/// Where the loader rewrites programs, addresses begin where the memory lies; else at 0.
fn lies_where_its_program_was_loaded(machine: &Machine, process: &Process) -> Result<(), String> {
    let origin = process.layout.origin();
    let place = match machine.config().mechanism.nature().relocation {
        Relocation::Loader => process.placed.start(Part::AddressSpace),
        Relocation::Mmu => Some(0),
    };
    let moved = |linked: u64, loaded: u64| loaded.checked_sub(linked) == Some(origin);
    let (linked, loaded) = (&process.linked, &process.program);
    let empty = linked.lines.is_empty();
    if place == Some(origin) && (empty || moved(linked.start(), loaded.start())) {
        return Ok(());
    }
    Err(format!(
        "{} begins at {origin:#x}, lies at {place:x?}, loaded at {:#x}",
        process.name,
        loaded.start()
    ))
}

/// Every block in use is known by the number that it was given, as long as there are numbers.
fn blocks_have_numbers(process: &Process) -> Result<(), String> {
    let (live, _) = process.heap.live();
    let known = process.heap.numbered();
    if known == live || process.numbers.ran_out() {
        return Ok(());
    }
    Err(format!("{} has {live} blocks and numbers for {}", process.name, known))
}

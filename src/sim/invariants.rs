//! What must hold of a machine after every command. Tests call it; a breach is a bug of the simulation.

mod heap;
mod memory;
mod processes;

use crate::machine::Machine;

/// Tells the first law that a machine breaks.
pub fn check(machine: &Machine) -> Result<(), String> {
    memory::check(machine)?;
    processes::check(machine)?;
    accounts_add_up(machine)?;
    machine.processes.iter().filter(|process| process.is_alive()).try_for_each(|process| {
        memory::check_process(machine, process)?;
        heap::check(machine.config(), process)
    })
}

/// The time is what was spent, and every reference is some process's.
fn accounts_add_up(machine: &Machine) -> Result<(), String> {
    let crate::Spent { memory, instructions, traps, switches, search, disk, copying } = machine.spent;
    let accounts = [memory, instructions, traps, switches, search, disk, copying];
    let sum: u128 = accounts.into_iter().map(u128::from).sum();
    let total = machine.spent.total();
    if u128::from(total) != sum.min(u64::MAX.into()) {
        return Err(format!("time is {total} but {sum} was spent"));
    }
    if machine.ran > total {
        return Err(format!("the process has run for {} ns, and it is {total} only", machine.ran));
    }
    let made: u64 = machine.processes.iter().map(|process| process.references).sum();
    if made == machine.counts.references {
        return Ok(());
    }
    Err(format!("processes made {made} references; {} were counted", machine.counts.references))
}

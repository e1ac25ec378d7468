//! What happened, in words: one plain sentence for each event.

mod heap;
mod os;
mod trouble;

use crate::addr::AccessKind;
use crate::event::{Event, Placement, Reference, Saved};
use crate::mechanism::Tenancy;
use crate::snapshot::Snapshot;

/// Tells an event in one sentence. The snapshot is of any moment from the event on; it knows the names.
pub fn tell(event: &Event, snapshot: &Snapshot) -> String {
    let name = |pid: &u32| snapshot.name_of(*pid);
    match event {
        Event::Created { name, placed, .. } => created(name, placed, snapshot),
        Event::Exited { pid, freed: 0 } => {
            format!("{} exited; it had no physical memory to give back.", name(pid))
        }
        Event::Exited { pid, freed } => {
            format!("{} exited and gave {freed} bytes of physical memory back.", name(pid))
        }
        Event::Killed { pid, reason, freed } => {
            format!("The OS killed {}: {reason}. It took {freed} bytes back.", name(pid))
        }
        Event::Switched { from, to, loaded, .. } => switched(*from, *to, loaded, snapshot),
        Event::Referenced(reference) => referenced(reference, &name(&reference.pid), snapshot),
        Event::Executed { pid, address, text, references, .. } => {
            let plural = if *references == 1 { "reference" } else { "references" };
            format!("{} ran {text} at {address}: {references} memory {plural}.", name(pid))
        }
        _ => heap::tell(event, snapshot)
            .or_else(|| os::tell(event, snapshot))
            .unwrap_or_else(|| trouble::tell(event, snapshot)),
    }
}

fn switched(from: Option<u32>, to: u32, loaded: &Saved, snapshot: &Snapshot) -> String {
    let mmu = if loaded.mmu.registers.is_empty() { "" } else { ", the MMU\u{2019}s included" };
    let new = snapshot.name_of(to);
    match from {
        Some(from) if from == to => {
            format!("Context switch: the registers of {new} were saved and loaded again{mmu}.")
        }
        Some(from) => {
            let old = snapshot.name_of(from);
            format!("Context switch: the registers of {old} were saved, those of {new} loaded{mmu}.")
        }
        None => {
            let mmu = if mmu.is_empty() { "" } else { ", the MMU\u{2019}s included," };
            format!("The OS loaded the registers of {new}{mmu} and let it run.")
        }
    }
}

fn created(name: &str, placed: &[Placement], snapshot: &Snapshot) -> String {
    if placed.is_empty() && snapshot.mechanism.nature().tenancy == Tenancy::InTurn {
        return format!("Process {name} was created; another has the memory, so it waits on disk.");
    }
    // Code that it shares was there before, and no hole was looked at for it.
    let new = placed.iter().filter(|placement| placement.visited > 0);
    let parts: Vec<String> =
        new.map(|placement| format!("{} at {}", placement.part.name(), placement.start)).collect();
    match parts.is_empty() {
        true => format!("Process {name} was created; it needs no memory of its own."),
        false => format!("Process {name} was created; the OS placed its {}.", parts.join(", ")),
    }
}

fn referenced(reference: &Reference, name: &str, snapshot: &Snapshot) -> String {
    let Reference { access, size, value, translation, .. } = reference;
    let target = called(&reference.target);
    let virt = translation.virt;
    let phys = translation.phys.map_or_else(|| "nowhere".into(), |phys| phys.to_string());
    let place = match translation.steps.is_empty() {
        true => format!("physical {phys}"),
        false => format!("virtual {virt}, physical {phys}"),
    };
    let bytes = if *size == 1 { "byte" } else { "bytes" };
    let told = match access {
        AccessKind::Fetch => {
            format!("{name} fetched the {size} {bytes} of an instruction at {place}.")
        }
        AccessKind::Load => format!("{name} loaded {value:#x} ({size} {bytes}) from {target}: {place}."),
        AccessKind::Store => {
            format!("{name} stored {value:#x} ({size} {bytes}) to {target}: {place}.")
        }
    };
    match translation.victim {
        Some(victim) => format!("{told} {}", trouble::trespass(*access, victim, snapshot)),
        None => told,
    }
}

/// What an instruction calls the place, as a sentence names it: `0x8(%rbp)`, or "the return address".
fn called(target: &str) -> String {
    let named = target.starts_with(|c: char| c.is_ascii_alphabetic());
    if named { format!("the {target}") } else { target.to_owned() }
}

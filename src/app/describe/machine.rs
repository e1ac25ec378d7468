//! The machine as a whole, and its CPU.

use diagram::format;
use sim::isa::{Reg, RegId, Width};
use sim::{Growth, MmuRegister, Mode, Snapshot};

use super::{Section, count};

/// Mechanism, memory, time.
pub fn machine(snapshot: &Snapshot) -> Section {
    let memory = format::bytes(snapshot.memory_size());
    let addresses = match snapshot.translates() {
        true => format!(
            "{memory} of physical memory; virtual address spaces of {}",
            format::bytes(snapshot.address_space)
        ),
        false => format!("{memory} of physical memory; no MMU, addresses are physical"),
    };
    let counts = snapshot.counts;
    let happened = [
        count(counts.references, "memory reference", "memory references"),
        count(counts.context_switches, "context switch", "context switches"),
        count(counts.system_calls, "system call", "system calls"),
        count(counts.faults, "fault", "faults"),
    ];
    let lines = vec![
        format!("Mechanism: {}", snapshot.mechanism.name()),
        addresses,
        format!("Simulated time: {}; {}", format::time(snapshot.time), happened.join(", ")),
    ];
    Section::new("Machine", lines)
}

/// Mode, registers, and the registers of the MMU.
pub fn cpu(snapshot: &Snapshot) -> Section {
    let running = snapshot.running.map_or_else(
        || "no process runs".to_owned(),
        |pid| format!("process {} runs", snapshot.name_of(pid)),
    );
    let mode = if snapshot.mode == Mode::User { "User mode" } else { "Kernel mode" };
    let mut lines = vec![format!("{mode}, {running}"), registers(snapshot)];
    lines.extend(snapshot.mmu.iter().map(|register| format!("MMU, {}", mmu(register))));
    if snapshot.translates() && snapshot.mmu.is_empty() {
        lines.push("The registers of the MMU are empty".to_owned());
    }
    Section::new("CPU", lines)
}

/// The instruction pointer, the stack's registers, and every other that is not 0.
fn registers(snapshot: &Snapshot) -> String {
    let registers = &snapshot.registers;
    let mut words = format!("Registers: rip {}", format::address(registers.rip));
    for id in RegId::ALL {
        let value = registers.get(id);
        let name = id.name(Width::Quad);
        if value != 0 || ["rsp", "rbp"].contains(&name) {
            let value = registers.read(Reg { id, width: Width::Quad });
            words.push_str(&format!(", {name} {}", format::hex(value)));
        }
    }
    words
}

fn mmu(register: &MmuRegister) -> String {
    let mut words = format!("{}: base {}", register.name, format::address(register.base));
    if let Some(bounds) = register.bounds {
        words.push_str(&format!(", bounds {}", format::hex(bounds)));
    }
    if let Some(protection) = register.protection {
        words.push_str(&format!(", {protection}"));
    }
    if register.grows == Some(Growth::Down) {
        words.push_str(", grows towards lower addresses");
    }
    words
}

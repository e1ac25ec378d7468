//! Where a process has a thing: an operand, evaluated with its own registers and bytes.

use sim::isa::{Mem, assemble};
use sim::{Machine, ProcessInfo, VirtAddr};

/// Bytes of a pointer.
const POINTER: u64 = 8;

/// The address that `place` means in a process whose program is `program`.
///
/// `place` is a memory operand as the assembler takes it (`main`, `x`, `-0x10(%rbp)`), or `*` and such an operand: then
/// the address is the pointer that is stored there.
pub fn locate(
    place: &str,
    program: &str,
    process: &ProcessInfo,
    machine: &Machine,
) -> Result<VirtAddr, String> {
    let Some(pointer) = place.strip_prefix('*') else {
        return Ok(effective(operand(place, program, process)?, process));
    };
    let at = effective(operand(pointer, program, process)?, process);
    let stored = machine.peek(process.pid, at, POINTER);
    stored.map(VirtAddr).ok_or_else(|| format!("{at}, where the pointer should be, lies in no segment"))
}

/// The operand as the assembler reads it among the program's own symbols, and as the loader would leave it.
fn operand(text: &str, program: &str, process: &ProcessInfo) -> Result<Mem, String> {
    let probe = format!("{program}\nleaq {text}, %rax");
    let listing =
        assemble(&probe, 0).map_err(|error| format!("\u{201c}{text}\u{201d}: {}", error.message))?;
    let listing = listing.relocated(process.origin)?;
    let mem = listing.lines.last().and_then(|line| line.inst.mem());
    mem.ok_or_else(|| format!("\u{201c}{text}\u{201d} is not a place in memory"))
}

fn effective(mem: Mem, process: &ProcessInfo) -> VirtAddr {
    let base = mem.base.map_or(0, |base| process.registers.get(base.id));
    VirtAddr(base.wrapping_add(mem.disp as u64))
}

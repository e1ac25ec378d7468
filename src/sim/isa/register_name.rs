//! A register's name in the source, and what to say if there is none such.

use super::cursor::Cursor;
use super::error::AsmError;
use super::reg::Reg;
use super::suggest::closest;

/// Reads a register with its `%`.
pub(super) fn register(cursor: &mut Cursor) -> Result<Reg, AsmError> {
    let place = cursor.place();
    let marked = cursor.eat('%');
    let name = cursor.word();
    match Reg::named(&name) {
        Some(reg) if marked => Ok(reg),
        Some(reg) => Err(place.error(format!("registers are written with %: {reg}"))),
        None => Err(place.error(unknown_register(&name))),
    }
}

fn unknown_register(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let known = Reg::all().map(|reg| reg.id.name(reg.width));
    match (lower.as_str(), closest(&lower, known)) {
        ("", _) => "a register is expected here, such as %rbp".into(),
        ("rip" | "eip", _) => "%rip-relative addresses are not supported: write the address".into(),
        ("cs" | "ds" | "es" | "fs" | "gs" | "ss", _) => {
            format!("%{lower} is a segment register; this CPU has no segment prefixes")
        }
        (small, _) if is_narrow(small) => {
            format!("%{lower} is 1 or 2 bytes wide; this CPU has 4 (%eax) and 8 (%rax)")
        }
        (_, Some(near)) => format!("there is no register %{name}; did you mean %{near}?"),
        (_, None) => format!(
            "there is no register %{name}: they are %rax %rbx %rcx %rdx %rsi %rdi %rbp %rsp, %r8 to %r15, and %eax and so on"
        ),
    }
}

/// Whether x86 has a register of 1 or 2 bytes of this name.
fn is_narrow(name: &str) -> bool {
    let numbered = name.strip_prefix('r').and_then(|rest| rest.strip_suffix(['b', 'w']));
    let old = ["al", "ah", "ax", "bl", "bh", "bx", "cl", "ch", "cx", "dl", "dh", "dx"];
    let pointers = ["si", "di", "bp", "sp", "sil", "dil", "bpl", "spl"];
    let is_number = |digits: &str| digits.parse::<u8>().is_ok_and(|n| (8..16).contains(&n));
    old.contains(&name) || pointers.contains(&name) || numbered.is_some_and(is_number)
}

//! A register's name in the source, and what to say if there is none such.

use super::cursor::{Cursor, Place};
use super::error::Failure;
use super::operation::MmuReg;
use super::reg::{NAMES, Reg};
use super::suggest::Nearest;
use super::words::Words;

const SEGMENTS: &str = "cs ds es fs gs ss";

/// The registers of 1 or 2 bytes that x86 has.
const NARROW: &str = "al ah ax bl bh bx cl ch cx dl dh dx si di bp sp sil dil bpl spl \
    r8b r9b r10b r11b r12b r13b r14b r15b r8w r9w r10w r11w r12w r13w r14w r15w";

/// Reads a register with its `%`, one of the sixteen.
pub(super) fn register(cursor: &mut Cursor) -> Result<Reg, Failure> {
    let place = cursor.place();
    match any_register(cursor)? {
        Named::General(reg) => Ok(reg),
        Named::Mmu(reg) => {
            let name = reg.name();
            Err(place.error(format_args!("%{name} is no base of an address: bases are %rbp and so on")))
        }
    }
}

/// A register that a program may name.
pub(super) enum Named {
    /// One of the sixteen.
    General(Reg),
    /// One that only the kernel may load.
    Mmu(MmuReg),
}

/// Reads a register with its `%`.
#[inline(never)]
pub(super) fn any_register(cursor: &mut Cursor) -> Result<Named, Failure> {
    let place = cursor.place();
    let marked = cursor.eat('%');
    let name = cursor.word();
    if let Some(reg) = MmuReg::ALL.into_iter().find(|reg| marked && reg.name().eq_ignore_ascii_case(name)) {
        return match cursor.peek() {
            Some(':') => Err(unknown(place, name)),
            _ => Ok(Named::Mmu(reg)),
        };
    }
    match Reg::named(name) {
        Some(reg) if marked => Ok(Named::General(reg)),
        Some(reg) => Err(place.error(format_args!("registers are written with %: {reg}"))),
        None => Err(unknown(place, name)),
    }
}

fn unknown(place: Place, name: &str) -> Failure {
    let lower = name.to_ascii_lowercase();
    if lower.is_empty() {
        return place.error(format_args!("a register is expected here, such as %rbp"));
    }
    if Words("rip eip").find(name).is_some() {
        return place.error(format_args!("%rip-relative addresses are not supported: write the address"));
    }
    if Words(SEGMENTS).find(name).is_some() {
        return place.error(format_args!("%{lower} is a segment register; this CPU has no segment prefixes"));
    }
    if Words(NARROW).find(name).is_some() {
        return place
            .error(format_args!("%{lower} is 1 or 2 bytes wide; this CPU has 4 (%eax) and 8 (%rax)"));
    }
    let mut nearest = Nearest::to(&lower);
    Words(NAMES).for_each(|known| nearest.offer(known));
    match nearest.found() {
        Some(near) => place.error(format_args!("there is no register %{name}; did you mean %{near}?")),
        None => place.error(format_args!(
            "there is no register %{name}: they are %rax %rbx %rcx %rdx %rsi %rdi %rbp %rsp, %r8 to %r15, and %eax and so on"
        )),
    }
}

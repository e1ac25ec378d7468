//! A register's name in the source, and what to say if there is none such.

use super::cursor::{Cursor, Place};
use super::error::Failure;
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
    register_or_cr3(cursor)?
        .ok_or_else(|| place.error(format_args!("%cr3 is no base of an address: bases are %rbp and so on")))
}

/// Reads a register with its `%`; none if it is %cr3.
#[inline(never)]
pub(super) fn register_or_cr3(cursor: &mut Cursor) -> Result<Option<Reg>, Failure> {
    let place = cursor.place();
    let marked = cursor.eat('%');
    let name = cursor.word();
    match Reg::named(name) {
        None if marked && name.eq_ignore_ascii_case("cr3") => Ok(None),
        Some(reg) if marked => Ok(Some(reg)),
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

//! The steps of a translation in a teacher's words, with their numbers.

use sim::{AccessKind, Fault, Protection, SegmentName, Step};

use super::asked::Asked;
use crate::practice::numerals::Numerals;
use crate::practice::proof;
use crate::practice::tables::top_bits;

/// The way to the answer; the last step states it.
pub(super) fn steps(asked: &Asked) -> Vec<String> {
    let mut told: Vec<String> = asked.way.steps.iter().map(|step| sentence(asked, *step)).collect();
    if let [Step::Add { base }] = &*asked.way.steps {
        let who = &asked.process.name;
        let whole = format!(
            "{who} begins at its base, {}, in physical memory, and nothing is checked.",
            asked.numerals.code(*base)
        );
        told.insert(0, whole);
    }
    if asked.way.fault == Some(Fault::NoSegment) {
        let (last, at) = (asked.numerals.code(asked.space() - 1), asked.numerals.code(asked.virt()));
        told.push(format!("The address space ends at {last}; {at} lies beyond it, so no segment has it."));
    }
    told.push(match asked.phys() {
        Some(phys) => format!("The physical address is {}.", asked.numerals.code(phys)),
        None => "The hardware adds nothing and raises a fault: memory is not touched. The answer is a fault."
            .to_owned(),
    });
    // The sum and what it is belong together.
    if asked.phys().is_some()
        && let (Some(last), Some(sum)) = (told.pop(), told.pop())
    {
        told.push(format!("{sum} {last}"));
    }
    told
}

fn sentence(asked: &Asked, step: Step) -> String {
    match step {
        Step::Select { segment } => select(asked, segment),
        Step::Offset { offset } => self::offset(asked, offset),
        Step::Check { offset, bounds, ok } => check(asked, offset, bounds, ok),
        Step::Protect { protection, access, ok } => protect(protection, access, ok),
        Step::Add { base } => add(asked, base),
    }
}

/// The top two bits.
pub(super) fn select(asked: &Asked, segment: SegmentName) -> String {
    let (virt, space) = (asked.virt(), asked.space());
    format!(
        "In binary `{virt:#x}` is `{}`. Its top two bits, `{}`, choose the {segment}.",
        binary(virt, space),
        top_bits(segment)
    )
}

/// An address in binary: two bits, then the rest in groups of four.
fn binary(virt: u64, space: u64) -> String {
    let rest = space.trailing_zeros().saturating_sub(2);
    let low = virt % (space / 4).max(1);
    let mut text = format!("{:02b}", virt / (space / 4).max(1));
    for bit in (0..rest).rev() {
        if (bit + 1).is_multiple_of(4) || bit + 1 == rest {
            text.push(' ');
        }
        text.push(if low >> bit & 1 == 1 { '1' } else { '0' });
    }
    text
}

/// What is left of the address.
pub(super) fn offset(asked: &Asked, offset: i64) -> String {
    let (virt, quarter) = (asked.virt(), (asked.space() / 4).max(1));
    let numerals = asked.numerals;
    if offset < 0 {
        return format!(
            "The stack ends where the address space ends and grows down from there, so the offset is negative: {}.",
            numerals.difference(virt, asked.space())
        );
    }
    let start = virt / quarter * quarter;
    format!(
        "The rest of the bits is the offset: addresses of this segment begin at {}, and {}.",
        numerals.code(start),
        numerals.difference(virt, start)
    )
}

fn check(asked: &Asked, offset: u64, bounds: u64, ok: bool) -> String {
    let numerals = asked.numerals;
    let (at, most) = (numerals.code(offset), numerals.code(bounds));
    if proof::offset(&asked.way).is_some_and(|offset| offset < 0) {
        let verdict = if ok { "that is inside" } else { "that is too far" };
        return format!(
            "The access begins {at} bytes below the base, and the stack has {most} bytes: {verdict}."
        );
    }
    let bound = if asked.way.segment().is_some() { "size" } else { "bounds" };
    if asked.size > 1 {
        let last = numerals.code(offset + asked.size - 1);
        let verdict = if ok { "is below" } else { "is not below" };
        return format!(
            "The {} bytes are {at} to {last}. The last one must lie inside as well: {last} {verdict} the {bound}, {most}.",
            asked.size
        );
    }
    match ok {
        true => format!("Check: {at} is below the {bound}, {most}, so the access passes."),
        false => format!("Check: {at} is not below the {bound}, {most}, so the access does not pass."),
    }
}

fn protect(protection: Protection, access: AccessKind, ok: bool) -> String {
    let needs = match access {
        AccessKind::Fetch => "x",
        AccessKind::Load => "r",
        AccessKind::Store => "w",
    };
    let verdict = if ok { "which is there" } else { "which is not there" };
    format!("The protection bits are `{protection}`. A {access} needs `{needs}`, {verdict}.")
}

fn add(asked: &Asked, base: u64) -> String {
    let numerals = asked.numerals;
    match proof::offset(&asked.way) {
        Some(offset) if offset < 0 => format!(
            "The base of the stack is one past its highest byte. Go down from there: {}.",
            numerals.difference(base, offset.unsigned_abs())
        ),
        Some(offset) => format!("Add the offset to the base: {}.", numerals.sum(base, offset.unsigned_abs())),
        None => format!("Add the base: {}.", numerals.sum(base, asked.virt())),
    }
}

/// The digits of two hex numbers added as if they were decimal, where they can be: `0x28 + 0x19 = 0x47`.
pub(super) fn decimal_carry(numerals: Numerals, left: u64, right: u64) -> Option<u64> {
    if numerals == Numerals::Decimal {
        return None;
    }
    let [left, right] = [left, right].map(|number| format!("{number:x}").parse::<u64>().ok());
    u64::from_str_radix(&left?.checked_add(right?)?.to_string(), 16).ok()
}

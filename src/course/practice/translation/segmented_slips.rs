//! What people typically answer where there are segments, and what is wrong with it.

use sim::{Fault, Growth, MmuRegister, SegmentName};

use super::asked::Asked;
use super::worked::decimal_carry;
use crate::practice::numerals::Numerals::Hex;
use crate::practice::slips::Slips;
use crate::practice::tables::top_bits;

/// An access to one segment.
struct Through<'a> {
    asked: &'a Asked,
    register: &'a MmuRegister,
    segment: SegmentName,
    /// From the start of the segment's quarter, in bytes.
    offset: u64,
    /// Bytes of a quarter.
    quarter: u64,
}

/// The typical wrong answers.
pub(super) fn slips(asked: &Asked) -> Slips {
    let mut slips = Slips::beside(asked.phys());
    let quarter = (asked.space() / 4).max(1);
    let offset = asked.virt() % quarter;
    let chosen = asked.way.segment().zip(asked.register());
    match chosen.map(|(segment, register)| Through { asked, register, segment, offset, quarter }) {
        None => nowhere(&mut slips, asked, offset),
        Some(way) => {
            way.verdict(&mut slips);
            match (asked.way.fault, way.is_down()) {
                (Some(_), _) => {}
                (None, true) => way.down(&mut slips),
                (None, false) => way.up(&mut slips),
            }
            way.elsewhere(&mut slips);
        }
    }
    slips.digits();
    slips
}

/// The address is beyond the address space.
fn nowhere(slips: &mut Slips, asked: &Asked, offset: u64) {
    let (virt, space) = (asked.virt(), asked.space());
    for register in &asked.process.mmu {
        let reason = format!(
            "The base of the {} is of no use here: `{virt:#x}` lies beyond the address space of `{space:#x}` bytes and so in no segment.",
            register.name
        );
        slips.number(Some(register.base + virt), reason);
        let reason = format!(
            "You let the address begin again at 0 and took it for one of the {}. An address space of `{space:#x}` bytes has no `{virt:#x}`.",
            register.name
        );
        slips.number(Some(register.base + offset), reason);
    }
    slips.number(
        Some(virt),
        format!("`{virt:#x}` is a virtual address, and one that this address space does not have."),
    );
}

impl Through<'_> {
    fn is_down(&self) -> bool {
        self.register.grows == Some(Growth::Down)
    }

    /// Bytes from the base, in the direction of growth.
    fn distance(&self) -> u64 {
        if self.is_down() { self.quarter - self.offset } else { self.offset }
    }

    fn size(&self) -> u64 {
        self.register.bounds.unwrap_or(0)
    }

    /// Where the access would arrive if nothing were checked.
    fn unchecked(&self) -> Option<u64> {
        let (base, distance) = (self.register.base, self.distance());
        if self.is_down() { base.checked_sub(distance) } else { base.checked_add(distance) }
    }

    /// A fault where there is none, none where there is one.
    fn verdict(&self, slips: &mut Slips) {
        let (name, distance, size) = (self.segment, self.distance(), self.size());
        let protection = self.register.protection.map_or_else(String::new, |bits| bits.to_string());
        let kind = self.asked.kind;
        match self.asked.way.fault {
            None if self.is_down() => slips.fault(format!(
                "The address lies `{distance:#x}` below the base of the stack, and the stack has `{size:#x}` bytes: that is inside, and `{protection}` allows a {kind}."
            )),
            None => slips.fault(format!(
                "The offset `{distance:#x}` is below the size of the {name}, `{size:#x}`, and `{protection}` allows a {kind}."
            )),
            Some(Fault::Protection) => slips.number(
                self.unchecked(),
                format!("The address lies inside the {name}, but you did not look at its protection bits: `{protection}` forbids a {kind}."),
            ),
            Some(_) if self.is_down() => slips.number(
                self.unchecked(),
                format!("You did not compare with the size: the address lies `{distance:#x}` below the base, and the stack has only `{size:#x}` bytes."),
            ),
            Some(_) if distance == size => slips.number(
                self.unchecked(),
                format!("A size of `{size:#x}` allows the offsets 0 to `{:#x}`; `{size:#x}` itself is the first one outside.", size - 1),
            ),
            Some(_) => slips.number(
                self.unchecked(),
                format!("You did not compare with the size: the offset `{distance:#x}` is not below `{size:#x}`, the size of the {name}."),
            ),
        }
    }

    /// In a segment that starts at its base.
    fn up(&self, slips: &mut Slips) {
        let (virt, base, offset, name) = (self.asked.virt(), self.register.base, self.offset, self.segment);
        slips.number(
            Some(base + virt),
            format!("You added the whole address to the base of the {name}. Its top two bits only choose the segment; the offset is `{offset:#x}`."),
        );
        slips.number(
            Some(base),
            format!("`{base:#x}` is the base of the {name} alone; the offset `{offset:#x}` is missing."),
        );
        slips.number(
            Some(offset),
            format!("`{offset:#x}` is the offset in the {name}; its base, `{base:#x}`, is missing."),
        );
        slips.number(
            base.checked_sub(offset),
            format!(
                "You went down from the base. The {name} starts at its base: add the offset `{offset:#x}`."
            ),
        );
        slips.number(
            Some(base + self.size() - offset).filter(|_| offset < self.size()),
            format!("You counted down from the end of the {name}; the offset `{offset:#x}` counts up from its base, `{base:#x}`."),
        );
        slips.number(
            decimal_carry(Hex, base, offset),
            format!("You added the digits as if they were decimal. In hex, {}.", Hex.sum(base, offset)),
        );
    }

    /// In a segment that grows down from its base.
    fn down(&self, slips: &mut Slips) {
        let (virt, base, offset) = (self.asked.virt(), self.register.base, self.offset);
        let (distance, size) = (self.distance(), self.size());
        slips.number(
            Some(base + offset),
            format!("You took the stack for a segment that grows up. It grows down: the address lies `{distance:#x}` below the base `{base:#x}`."),
        );
        slips.number(
            Some(base - size + offset).filter(|_| size <= base),
            format!("You counted up from the lowest byte of the stack, `{:#x}`, as if addresses of the stack began there. Count down from the base: `{distance:#x}`.", base.saturating_sub(size)),
        );
        slips.number(
            Some(base + distance),
            format!("You have the distance `{distance:#x}`, but the offset is negative: it is subtracted from the base."),
        );
        slips.number(
            base.checked_sub(offset),
            format!("You subtracted `{offset:#x}`, counted from where the stack's quarter begins. What counts is how far the address lies below the end: `{distance:#x}`."),
        );
        slips.number(
            Some(base + virt),
            format!("You added the whole address to the base. The offset is the address minus the end of the address space: `-{distance:#x}`."),
        );
        slips.number(
            Some(base),
            format!(
                "`{base:#x}` is the base, one past the highest byte of the stack. Go down by `{distance:#x}`."
            ),
        );
        let right = base.checked_sub(distance);
        let reason = format!(
            "One too low: the base `{base:#x}` is already one past the last byte, so subtract `{distance:#x}` and no more."
        );
        slips.number(right.and_then(|right| right.checked_sub(1)), reason);
        let reason = format!(
            "One too high: the last address of the address space, `{:#x}`, lies just below the base, at `{:#x}`.",
            self.asked.space() - 1,
            base.saturating_sub(1)
        );
        slips.number(right.map(|right| right + 1), reason);
    }

    /// Another segment's base, or none.
    fn elsewhere(&self, slips: &mut Slips) {
        let (virt, name, bits) = (self.asked.virt(), self.segment, top_bits(self.segment));
        let (side, on) = if self.is_down() { ("below", "") } else { ("from", " on") };
        slips.number(
            Some(virt),
            format!("`{virt:#x}` is the virtual address. In physical memory the {name} lies {side} its base, `{:#x}`{on}.", self.register.base),
        );
        let others = self.asked.process.mmu.iter().filter(|register| register.segment != Some(self.segment));
        for other in others {
            let reason = format!(
                "You used the base of the {}, `{:#x}`. The top bits of `{virt:#x}` are `{bits}`, and they choose the {name}.",
                other.name, other.base
            );
            let at = match other.grows {
                Some(Growth::Down) => other.base.checked_sub(self.quarter - self.offset),
                _ => Some(other.base + self.offset),
            };
            slips.number(at, reason);
        }
        if let Some(code) = self.asked.process.mmu.first().filter(|code| code.segment != Some(self.segment)) {
            let reason = format!(
                "You added the whole address to the base of the code, as if the {name} lay right behind it. Each segment has a base of its own."
            );
            slips.number(Some(code.base + virt), reason);
        }
    }
}

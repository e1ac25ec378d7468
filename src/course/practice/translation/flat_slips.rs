//! What people typically answer where there is one base, and what is wrong with it.

use super::asked::Asked;
use super::worked::decimal_carry;
use crate::practice::numerals::Numerals;
use crate::practice::slips::Slips;

/// The typical wrong answers.
pub(super) fn slips(asked: &Asked) -> Slips {
    let mut slips = Slips::beside(asked.phys());
    let Some(register) = asked.process.mmu.first() else { return slips };
    match register.bounds {
        Some(bounds) if asked.phys().is_none() => outside(&mut slips, asked, register.base, bounds),
        Some(bounds) => {
            bounded(&mut slips, asked, register.base, bounds);
            sums(&mut slips, asked, register.base);
        }
        None => sums(&mut slips, asked, register.base),
    }
    if asked.numerals == Numerals::Hex {
        slips.digits();
    }
    slips
}

/// Something else than base plus address.
fn sums(slips: &mut Slips, asked: &Asked, base: u64) {
    let (numerals, virt) = (asked.numerals, asked.virt());
    let (at, own, who) = (numerals.code(virt), numerals.code(base), &asked.process.name);
    slips.number(
        Some(virt),
        format!("{at} is the virtual address. In physical memory {who} begins at its base, {own}."),
    );
    let reason = format!("{own} is the base alone, where virtual address 0 lies. {at} lies further up.");
    slips.number(Some(base), reason);
    for other in &asked.proof.asked.processes {
        let Some(theirs) = other.mmu.first().filter(|_| other.pid != asked.process.pid) else { continue };
        let reason = format!(
            "You used the base of {}, {}. While {who} runs, the base register holds {own}.",
            other.name,
            numerals.code(theirs.base)
        );
        slips.number(Some(theirs.base + virt), reason);
    }
    slips.number(
        base.checked_sub(virt),
        format!(
            "You subtracted: {}. The process lies above its base, so the base is added.",
            numerals.difference(base, virt)
        ),
    );
    slips.number(
        decimal_carry(numerals, base, virt),
        format!("You added the digits as if they were decimal. In hex, {}.", numerals.sum(base, virt)),
    );
}

/// The access passes the check.
fn bounded(slips: &mut Slips, asked: &Asked, base: u64, bounds: u64) {
    let (numerals, virt) = (asked.numerals, asked.virt());
    let (at, most) = (numerals.code(virt), numerals.code(bounds));
    let fault = if asked.size > 1 {
        let last = numerals.code(virt + asked.size - 1);
        format!(
            "All {} bytes lie inside: the last one is {last}, and that is below the bounds, {most}.",
            asked.size
        )
    } else if virt + 1 == bounds {
        format!(
            "{at} is the last byte inside: bounds of {most} allow the addresses from 0 up to just below {most}."
        )
    } else if base + virt >= bounds {
        format!(
            "The check compares the virtual address with the bounds, not the physical one: {at} is below {most}."
        )
    } else {
        format!("{at} is below the bounds, {most}: the hardware lets it pass.")
    };
    slips.fault(fault);
    slips.number(
        Some(bounds + virt),
        format!(
            "You added the bounds, {most}. They are only compared with; what is added is the base, {}.",
            numerals.code(base)
        ),
    );
    slips.number(
        Some(base + bounds),
        format!("That is base plus bounds, one past the end of {} in physical memory.", asked.process.name),
    );
    if asked.size > 1 {
        let reason = "That is the last of the bytes; an access is named by its first.".to_owned();
        slips.number(Some(base + virt + asked.size - 1), reason);
    }
}

/// The access does not pass.
fn outside(slips: &mut Slips, asked: &Asked, base: u64, bounds: u64) {
    let (numerals, virt) = (asked.numerals, asked.virt());
    let (at, most) = (numerals.code(virt), numerals.code(bounds));
    let unchecked = if asked.size > 1 && virt < bounds {
        format!(
            "The first byte lies inside, but the last of the {} is {}, and the bounds are {most}: the whole access must fit.",
            asked.size,
            numerals.code(virt + asked.size - 1)
        )
    } else if virt == bounds {
        format!(
            "Bounds of {most} allow the addresses 0 to {}. {at} itself is the first one outside.",
            numerals.code(bounds - 1)
        )
    } else {
        format!(
            "You added the base without the check. {at} is not below the bounds, {most}: that memory is not this process's."
        )
    };
    slips.number(Some(base + virt), unchecked);
    slips.number(
        Some(base + virt % bounds.max(1)),
        format!("An address beyond the bounds does not begin again at 0: {at} is refused."),
    );
    slips.number(
        Some(base + bounds),
        format!("Nothing is cut off at the bounds, {most}: what lies beyond them is refused."),
    );
    slips.number(
        Some(base + bounds - 1),
        format!("The hardware does not fall back on the last byte inside. It refuses {at}."),
    );
    slips.number(Some(virt), format!("{at} is the virtual address, and this access gets no physical one: it does not lie within the bounds, {most}."));
}

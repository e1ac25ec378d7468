//! Physical addresses of an instruction's references: the way to them, and ways to wrong ones.

use sim::{AccessKind, Growth, MmuRegister, Reference, Step, Translation};

use super::{Row, label};
use crate::practice::numerals::Numerals::Hex;
use crate::practice::proof::offset;
use crate::practice::references::single::Single;
use crate::practice::slips::Choices;

/// One sentence for each address that is translated, equal ones once.
pub(super) fn sums(single: &Single) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for reference in &single.references {
        let sentence = sum(reference);
        if !told.contains(&sentence) {
            told.push(sentence);
        }
    }
    told
}

fn sum(reference: &Reference) -> String {
    let Translation { virt, phys, .. } = reference.translation;
    let steps = &reference.translation.steps;
    let phys = phys.map_or_else(String::new, |phys| phys.to_string());
    let base = steps.iter().find_map(|step| match step {
        Step::Add { base } => Some(*base),
        _ => None,
    });
    let base = base.unwrap_or(0);
    match (offset(&reference.translation), reference.translation.segment()) {
        (Some(offset), Some(segment)) if offset < 0 => format!(
            "`{virt}` lies in the {segment}, `{:#x}` below its end: `{base:#x} - {:#x} = {phys}`.",
            offset.unsigned_abs(),
            offset.unsigned_abs()
        ),
        (Some(offset), Some(segment)) => {
            format!(
                "`{virt}` lies in the {segment}, at offset `{offset:#x}`: `{base:#x} + {offset:#x} = {phys}`."
            )
        }
        _ => format!("Base plus `{virt}`: {}.", Hex.sum(base, virt.0)),
    }
}

/// Adds the wrong rows to the right one.
pub(super) fn wrong_ones(single: &Single, right: &Row, choices: &mut Choices) {
    let virtual_ones = single.virtual_ones();
    choices.wrong(
        label(&virtual_ones),
        "These are the virtual addresses, as the process names them. The MMU adds a base to each before it reaches memory.".to_owned(),
    );
    let mixed = |fetched: &Row, data: &Row| -> Row {
        fetched.iter().take(1).chain(data.iter().skip(1)).copied().collect()
    };
    let fetch = single.address;
    choices.wrong(
        label(&mixed(&virtual_ones, right)),
        format!("The fetch goes through the MMU as well: `{fetch:#x}` is a virtual address, too, and must be translated."),
    );
    choices.wrong(
        label(&mixed(right, &virtual_ones)),
        "You translated the fetch and left the data at a virtual address. Each reference is translated."
            .to_owned(),
    );
    choices.wrong(
        label(&right.iter().skip(1).copied().collect()),
        format!("The fetch is missing: the instruction is in physical memory, too, at {}.", first(right)),
    );
    let short: Row = right.iter().take(2).copied().collect();
    choices.wrong(
        label(&short),
        "That ends with the load. The instruction changes its operand: the new value is stored as well."
            .to_owned(),
    );
    let data = right.iter().skip(1).copied().last();
    if let Some((AccessKind::Load, at)) = data {
        let more = right.iter().copied().chain([(AccessKind::Store, at)]).collect();
        choices.wrong(
            label(&more),
            format!("Nothing is stored at `{at:#x}`: this instruction only reads there."),
        );
    }
    if let Some((AccessKind::Store, at)) = data.filter(|_| right.len() == 2) {
        let more: Row =
            right.iter().take(1).copied().chain([(AccessKind::Load, at), (AccessKind::Store, at)]).collect();
        choices.wrong(
            label(&more),
            format!("Nothing is loaded from `{at:#x}`: this instruction only writes there."),
        );
    }
    bases(single, &virtual_ones, choices);
    segments(single, right, &virtual_ones, choices);
}

fn first(row: &Row) -> String {
    row.first().map_or_else(String::new, |(_, at)| format!("`{at:#x}`"))
}

/// With one base: the bounds were added, or the base twice.
fn bases(single: &Single, virtual_ones: &Row, choices: &mut Choices) {
    let [register] = single.process.mmu.as_slice() else { return };
    let base = register.base;
    let all = |more: u64| label(&virtual_ones.iter().map(|(kind, at)| (*kind, at + more)).collect());
    choices.wrong(all(2 * base), format!("You added the base `{base:#x}` twice to each address."));
    if let Some(bounds) = register.bounds {
        choices.wrong(
            all(bounds),
            format!("You added the bounds, `{bounds:#x}`. They are only compared with; what is added is the base, `{base:#x}`."),
        );
    }
}

/// With segments: the wrong base, the whole address in place of the offset, the stack the wrong way.
fn segments(single: &Single, right: &Row, virtual_ones: &Row, choices: &mut Choices) {
    let [code, ..] = single.process.mmu.as_slice() else { return };
    if code.segment.is_none() {
        return;
    }
    let base = code.base;
    choices.wrong(
        label(&virtual_ones.iter().map(|(kind, at)| (*kind, at + base)).collect()),
        format!("You added the base of the code, `{base:#x}`, to every address. Each segment has a base of its own."),
    );
    let Some((register, offset)) = data_segment(single) else { return };
    let data = |at: u64| -> Row {
        right.iter().map(|(kind, old)| (*kind, if *kind == AccessKind::Fetch { *old } else { at })).collect()
    };
    let Some(virt) = virtual_ones.get(1).map(|(_, at)| *at) else { return };
    let (name, base) = (register.name, register.base);
    choices.wrong(
        label(&data(base + virt)),
        format!("You added the whole address `{virt:#x}` to the base of the {name}. Its top two bits only choose the segment; the rest is the offset."),
    );
    if register.grows == Some(Growth::Down) {
        choices.wrong(
            label(&data(base + offset)),
            format!(
                "The stack grows down: `{virt:#x}` lies `{offset:#x}` below its base `{base:#x}`, not above."
            ),
        );
    }
}

/// The register that the reference to data went through, and how far from its base it went.
fn data_segment(single: &Single) -> Option<(&MmuRegister, u64)> {
    let translation = &single.references.get(1)?.translation;
    let register = single.process.mmu.iter().find(|register| register.segment == translation.segment())?;
    Some((register, offset(translation)?.unsigned_abs()))
}

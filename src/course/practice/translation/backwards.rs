//! From physical back to virtual: which address of a process lies there?

use sim::{AccessKind, Growth, Mechanism, MmuRegister, ProcessInfo, SegmentName};

use super::asked::Asked;
use super::machine::{Flat, Segmented, space};
use crate::practice::dice::Dice;
use crate::practice::form::Form;
use crate::practice::numerals::Numerals::Hex;
use crate::practice::question::Question;
use crate::practice::slips::Slips;
use crate::practice::tables;
use crate::practice::topic::Skill;

/// A byte of a process, named by its physical address.
pub(super) fn question(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let mechanism = dice.pick(&[
        Mechanism::Base,
        Mechanism::BaseAndBounds,
        Mechanism::Segmentation,
        Mechanism::Segmentation,
    ])?;
    let asked = if mechanism == Mechanism::Segmentation {
        let machine = Segmented::draw(dice);
        let segment = dice.pick(&SegmentName::ALL)?;
        let at = machine.address(segment, dice.multiple(4, 4, machine.size(segment) - 4));
        Asked::probe(&machine.text, "A", AccessKind::Load, at, Hex)?
    } else {
        let space = space(dice);
        let machine = Flat::draw(mechanism, space, "", dice);
        Asked::probe(&machine.text, machine.who, AccessKind::Load, dice.multiple(4, 4, space - 4), Hex)?
    };
    let phys = asked.phys()?;
    let who = asked.process.name.clone();
    let register = asked.register()?;
    let segmented = register.segment.is_some();
    let space = asked.space();
    let rule = if segmented {
        format!(
            "An address space has `{space:#x}` bytes; the top two bits of an address choose its segment. "
        )
    } else {
        String::new()
    };
    let worked = worked(&asked, register, phys);
    let reason = format!("Right. {}", worked.last().cloned().unwrap_or_default());
    let otherwise =
        "Translate your address forwards: where does it arrive? It should be where the question points.";
    let form = Form::Type(slips(&asked, register, phys).typed(reason, otherwise.to_owned(), true));
    let processes: Vec<&ProcessInfo> = asked.proof.asked.processes.iter().collect();
    let given = if segmented { tables::segments(&asked.process) } else { tables::bases(&processes, Hex) };
    Some(Question {
        id: String::new(),
        skill,
        text: format!("{rule}Which virtual address of {who} lies at physical address `{phys:#x}`?"),
        given: vec![given],
        hint: "The MMU adds a base to what it is given. Undo that.".to_owned(),
        form,
        worked,
        scenario: asked.proof.scenario,
    })
}

fn worked(asked: &Asked, register: &MmuRegister, phys: u64) -> Vec<String> {
    let (base, virt) = (register.base, asked.virt());
    let Some(segment) = register.segment else {
        return vec![
            format!("The MMU adds the base of {}, `{base:#x}`, to every address.", asked.process.name),
            format!(
                "Take it away again: {}. The virtual address is `{virt:#x}`.",
                Hex.difference(phys, base)
            ),
        ];
    };
    let size = register.bounds.unwrap_or(0);
    if register.grows == Some(Growth::Down) {
        let distance = base.saturating_sub(phys);
        return vec![
            format!(
                "The stack grows down: it has the bytes from `{:#x}` to just below its base, `{base:#x}`. `{phys:#x}` is one of them.",
                base.saturating_sub(size)
            ),
            format!("It lies {} below the base.", Hex.difference(base, phys)),
            format!(
                "As far below the end of the address space: {}. The virtual address is `{virt:#x}`.",
                Hex.difference(asked.space(), distance)
            ),
        ];
    }
    let start = segment.index() * (asked.space() / 4);
    vec![
        format!(
            "The {segment} has the bytes from its base, `{base:#x}`, to just below `{:#x}`. `{phys:#x}` is one of them.",
            base + size
        ),
        format!("Its offset there is {}.", Hex.difference(phys, base)),
        format!(
            "Addresses of the {segment} begin with the bits `{}`, that is at `{start:#x}`: {}. The virtual address is `{virt:#x}`.",
            tables::top_bits(segment),
            Hex.sum(start, virt - start)
        ),
    ]
}

fn slips(asked: &Asked, register: &MmuRegister, phys: u64) -> Slips {
    let (base, who) = (register.base, &asked.process.name);
    let mut slips = Slips::beside(Some(asked.virt()));
    slips.number(
        Some(phys),
        format!("`{phys:#x}` is the physical address; {who} knows this byte under another one."),
    );
    slips.number(
        Some(base + phys),
        format!("You added the base, `{base:#x}`. The MMU has done that already; to go back, subtract it."),
    );
    match register.segment {
        Some(segment) => segment_slips(&mut slips, asked, register, segment, phys),
        None => {
            for other in asked.proof.asked.processes.iter().filter(|other| other.pid != asked.process.pid) {
                let Some(theirs) = other.mmu.first() else { continue };
                let reason = format!(
                    "You took away the base of {}, `{:#x}`. That of {who} is `{base:#x}`.",
                    other.name, theirs.base
                );
                slips.number(phys.checked_sub(theirs.base), reason);
            }
        }
    }
    slips.digits();
    slips
}

fn segment_slips(slips: &mut Slips, asked: &Asked, register: &MmuRegister, segment: SegmentName, phys: u64) {
    let (base, quarter, space) = (register.base, asked.space() / 4, asked.space());
    let start = segment.index() * quarter;
    let offset = base.abs_diff(phys);
    if register.grows == Some(Growth::Down) {
        slips.number(Some(offset), format!("`{offset:#x}` is how far below the base it lies. As far below `{space:#x}`, the end of the address space, is its virtual address."));
        slips.number(Some(start + offset), format!("You counted up from `{start:#x}`, where the stack's quarter begins. The stack lies at the other end and grows down."));
        let low = base.saturating_sub(register.bounds.unwrap_or(0));
        slips.number(Some(start + phys.abs_diff(low)), format!("You let the lowest byte of the stack have the address `{start:#x}`. It is the end of the stack that is fixed, at `{space:#x}`."));
    } else {
        slips.number(Some(offset), format!("`{offset:#x}` is the offset in the {segment}. Its addresses begin at `{start:#x}`: the top bits say which segment it is."));
        for other in SegmentName::ALL.into_iter().filter(|other| *other != segment) {
            let reason = format!(
                "With these top bits it would be an address of the {other}. At `{phys:#x}` lies the {segment}."
            );
            slips.number(Some(other.index() * quarter + offset), reason);
        }
    }
    if let Some(code) = asked.process.mmu.first() {
        let reason = format!(
            "You took away the base of the code, `{:#x}`. At `{phys:#x}` lies the {segment}, which has a base of its own.",
            code.base
        );
        slips.number(phys.checked_sub(code.base), reason);
    }
}

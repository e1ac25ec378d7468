//! The segment of an address, and the offset in it: the first half of a translation.

use sim::{AccessKind, SegmentName};

use super::asked::Asked;
use super::machine::Segmented;
use super::worked;
use crate::practice::dice::Dice;
use crate::practice::form::Form;
use crate::practice::numerals::Numerals;
use crate::practice::proof;
use crate::practice::question::Question;
use crate::practice::slips::Slips;
use crate::practice::tables;
use crate::practice::topic::Skill;

/// An address inside a segment.
pub(super) fn question(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let machine = Segmented::draw(dice);
    let segment =
        dice.pick(&[SegmentName::StaticData, SegmentName::Heap, SegmentName::Heap, SegmentName::Stack])?;
    let at = machine.address(segment, dice.multiple(4, 4, machine.size(segment) - 4));
    let asked = Asked::probe(&machine.text, "A", AccessKind::Load, at, Numerals::Hex)?;
    let offset = proof::offset(&asked.way)?;
    let right = offset.unsigned_abs();
    let down = offset < 0;
    let mut worked = vec![worked::select(&asked, segment), worked::offset(&asked, offset)];
    worked.push(match down {
        true => format!("So it lies `{right:#x}` bytes below the base. The answer is `{right:#x}`."),
        false => format!("The offset is `{right:#x}`."),
    });
    let ask = match down {
        true => "It lies in the stack, which grows down from its base. How many bytes below the base?",
        false => "What is its offset in its segment?",
    };
    let text = format!(
        "An address space has `{:#x}` bytes; the top two bits of an address choose its segment. Take the virtual address `{at:#x}`. {ask}",
        machine.space
    );
    let reason = format!("Right. {}", worked.get(1).cloned().unwrap_or_default());
    let otherwise = format!(
        "Divide the address space of `{:#x}` bytes by four: `{at:#x}` lies in the part of the {segment}. From there it is only a difference.",
        machine.space
    );
    let form = Form::Type(slips(&asked, segment, right).typed(reason, otherwise, true));
    let hint = "Two bits choose one of four segments, so each has a quarter of the addresses.".to_owned();
    let given = vec![tables::segments(&asked.process)];
    Some(Question {
        id: String::new(),
        skill,
        text,
        given,
        hint,
        form,
        worked,
        scenario: asked.proof.scenario,
    })
}

fn slips(asked: &Asked, segment: SegmentName, right: u64) -> Slips {
    let (virt, quarter, space) = (asked.virt(), asked.space() / 4, asked.space());
    let start = segment.index() * quarter;
    let mut slips = Slips::beside(Some(right));
    let whole = match segment {
        SegmentName::Stack => format!(
            "is the whole address. How far is it to `{space:#x}`, where the addresses of the stack end?"
        ),
        _ => format!(
            "is the whole address: take away `{start:#x}`, where the addresses of the {segment} begin."
        ),
    };
    slips.number(Some(virt), format!("`{virt:#x}` {whole}"));
    slips.number(
        asked.phys(),
        format!(
            "`{:#x}` is already the physical address; here only the offset is asked.",
            asked.phys().unwrap_or(0)
        ),
    );
    if segment == SegmentName::Stack {
        slips.number(
            Some(virt - start),
            format!("You counted up from where the stack's quarter begins, `{start:#x}`. The stack grows down from the other end, `{space:#x}`."),
        );
        slips.number(
            Some(right - 1),
            format!(
                "One too low: the base is one past the last address, `{:#x}`, so count from `{space:#x}`.",
                space - 1
            ),
        );
    } else {
        slips.number(
            Some(virt % (space / 2)),
            "You took away the topmost bit alone; two bits choose the segment.".to_owned(),
        );
        slips.number(Some(virt % (quarter / 2)), format!("You took away too many bits: only the top two choose the segment, and a quarter has `{quarter:#x}` bytes."));
        slips.number(
            Some(quarter - right),
            format!("You counted down from the end of the quarter. The {segment} starts at its base, so the offset counts up from `{start:#x}`."),
        );
    }
    slips.number(
        Some(segment.index()),
        format!(
            "{} is the number of the segment, which the top bits hold. The offset is what is left.",
            segment.index()
        ),
    );
    slips.digits();
    slips
}

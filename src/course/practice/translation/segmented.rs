//! Segments: the top two bits choose one; its size, its protection bits and its base do the rest.

use sim::{AccessKind, SegmentName};

use super::asked::Asked;
use super::machine::Segmented;
use super::segmented_slips::slips;
use super::worked;
use crate::practice::dice::Dice;
use crate::practice::numerals::Numerals;
use crate::practice::question::Question;
use crate::practice::tables;
use crate::practice::topic::Skill;

/// Code, static data or heap; mostly inside.
pub(super) fn up(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let machine = Segmented::draw(dice);
    let segment =
        dice.pick(&[SegmentName::Code, SegmentName::StaticData, SegmentName::Heap, SegmentName::Heap])?;
    let offset = somewhere(&machine, segment, dice);
    let hint = "The top two bits choose the row of the table; what is left of the address is the offset.";
    ask(skill, machine, AccessKind::Load, (segment, offset), hint)
}

/// The stack; mostly inside.
pub(super) fn stack(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let machine = Segmented::draw(dice);
    let offset = somewhere(&machine, SegmentName::Stack, dice);
    let kind = dice.pick(&[AccessKind::Load, AccessKind::Store])?;
    let hint =
        "How far below the end of the address space does the address lie? As far below the base you find it.";
    ask(skill, machine, kind, (SegmentName::Stack, offset), hint)
}

/// The last byte inside, the first outside, and beyond.
pub(super) fn limits(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let machine = Segmented::draw(dice);
    let hint = "Compare the offset with the size of the segment. With size 16 the offsets 0 to 15 are inside, in the stack -1 to -16.";
    if dice.below(6) == 0 {
        let at = machine.space + dice.multiple(4, 0, machine.space / 2);
        let asked = Asked::probe(&machine.text, "A", AccessKind::Load, at, Numerals::Hex)?;
        return Some(finish(skill, asked, hint));
    }
    let segment = dice.pick(&SegmentName::ALL)?;
    let size = machine.size(segment);
    let (inside, outside) = if segment == SegmentName::Stack { (size, size + 1) } else { (size - 1, size) };
    let far = dice.multiple(4, size + 4, machine.quarter());
    let offset = dice.pick(&[inside, inside, outside, far])?.min(most(&machine, segment));
    ask(skill, machine, AccessKind::Load, (segment, offset), hint)
}

/// Each kind of access to each segment; about half of them are forbidden.
pub(super) fn protection(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let machine = Segmented::draw(dice);
    let (kind, segment) = match dice.below(8) {
        0 | 1 => (AccessKind::Store, SegmentName::Code),
        2 => (AccessKind::Load, SegmentName::Code),
        3 => (AccessKind::Fetch, SegmentName::Code),
        4 | 5 => {
            (AccessKind::Fetch, dice.pick(&[SegmentName::StaticData, SegmentName::Heap, SegmentName::Stack])?)
        }
        _ => {
            (AccessKind::Store, dice.pick(&[SegmentName::StaticData, SegmentName::Heap, SegmentName::Stack])?)
        }
    };
    let offset = dice.multiple(4, 4, machine.size(segment) - 4);
    let hint =
        "Which bit does this access need: `r` to load, `w` to store, `x` to fetch? Has the segment got it?";
    ask(skill, machine, kind, (segment, offset), hint)
}

/// An offset: four times out of five inside the segment.
fn somewhere(machine: &Segmented, segment: SegmentName, dice: &mut Dice) -> u64 {
    let size = machine.size(segment);
    let outside = dice.below(5) == 0;
    let (least, end) = if outside { (size + 4, machine.quarter()) } else { (4, size - 4) };
    dice.multiple(4, least, end).min(most(machine, segment))
}

/// The largest offset whose address still has the segment's top bits.
fn most(machine: &Segmented, segment: SegmentName) -> u64 {
    machine.quarter() - u64::from(segment != SegmentName::Stack)
}

fn ask(
    skill: &'static Skill,
    machine: Segmented,
    kind: AccessKind,
    (segment, offset): (SegmentName, u64),
    hint: &str,
) -> Option<Question> {
    let at = machine.address(segment, offset);
    let asked = Asked::probe(&machine.text, "A", kind, at, Numerals::Hex)?;
    Some(finish(skill, asked, hint))
}

fn finish(skill: &'static Skill, asked: Asked, hint: &str) -> Question {
    let text = format!(
        "An address space has `{:#x}` bytes; the top two bits of an address choose its segment. {} Which physical address does it reach, or does the hardware raise a fault?",
        asked.space(),
        asked.sentence()
    );
    let otherwise = match asked.way.segment() {
        Some(segment) => format!(
            "`{:#x}` belongs to the {segment}. Find its offset there, compare it with the size, look at the protection bits, and then add the base.",
            asked.virt()
        ),
        None => format!(
            "Look at how large an address space is: is there an address `{:#x}` at all?",
            asked.virt()
        ),
    };
    let given = vec![tables::segments(&asked.process)];
    let (slips, worked) = (slips(&asked), worked::steps(&asked));
    asked.question(skill, [text, hint.to_owned(), otherwise], given, slips, worked)
}

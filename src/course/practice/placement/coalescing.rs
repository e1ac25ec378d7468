//! What free joins: the hole that a freed block becomes part of, and how many holes there are then.

use sim::{Extent, HeapBlock, Policy};

use super::heap::{Piece, Setting};
use super::told::{Told, holes, table};
use crate::practice::dice::Dice;
use crate::practice::form::Form;
use crate::practice::question::{Given, Question};
use crate::practice::slips::Slips;
use crate::practice::topic::Skill;
use crate::practice::wording::count;

/// One question.
pub fn draw(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let setting = Setting { coalesce: dice.below(4) > 0, ..Setting::draw(Policy::FirstFit, dice) };
    let unit = setting.alignment.max(8);
    let pieces: Vec<Piece> = (0..5 + dice.below(3))
        .map(|_| Piece { usable: dice.multiple(unit, unit, 6 * unit), free: dice.below(2) == 0 })
        .collect();
    let used: Vec<usize> =
        (1..).zip(&pieces).filter(|(_, piece)| !piece.free).map(|(number, _)| number).collect();
    let number = dice.pick(&used)?;
    let told = Told::run(&format!("{}pause\nfree A @{number}\n", setting.filled(&pieces)))?;
    let freed = Freed::of(&setting, told)?;
    let question = if dice.below(3) == 0 { freed.how_many(skill) } else { freed.how_large(skill) };
    Some(question).filter(|_| freed.lower.is_some() || freed.upper.is_some() || dice.below(4) == 0)
}

/// A free, and what lay around the block.
struct Freed {
    told: Told,
    header: u64,
    coalesce: bool,
    given: Given,
    /// The block with its header.
    block: Extent,
    lower: Option<Extent>,
    upper: Option<Extent>,
    /// The hole in which it lies at the end.
    hole: Extent,
    merged: u64,
}

impl Freed {
    fn of(setting: &Setting, told: Told) -> Option<Self> {
        let (address, merged) = told.acts.first()?.freed()?;
        let found: &HeapBlock = told.before.heap.iter().find(|block| block.address == address)?;
        let block = Extent { start: address - found.header, size: found.size + found.header };
        let before = holes(&told.before);
        let lower = before.iter().copied().find(|hole| hole.end() == block.start);
        let upper = before.iter().copied().find(|hole| hole.start == block.end());
        let around = |hole: &Extent| hole.start <= block.start && block.end() <= hole.end();
        let hole = holes(&told.after).into_iter().find(around)?;
        let Setting { header, coalesce, .. } = *setting;
        Some(Self { told, header, coalesce, given: setting.given(), block, lower, upper, hole, merged })
    }

    fn how_large(&self, skill: &'static Skill) -> Question {
        let Self { block, lower, upper, hole, .. } = self;
        let size = |hole: &Option<Extent>| hole.map_or(0, |hole| hole.size);
        let mut slips = Slips::beside(Some(hole.size));
        slips.add(Some(block.size), |alone| {
            let next = lower.or(*upper).map_or(0, |next| next.start);
            format!("{alone} bytes is the block alone. The hole at `{next:#x}` touches it, and free merges the two.")
        });
        slips.add(Some(size(lower) + block.size).filter(|_| lower.is_some() && upper.is_some()), |_| {
            format!(
                "You have merged it with the hole below. The one behind it, at `{:#x}`, touches it as well.",
                upper.map_or(0, |next| next.start)
            )
        });
        slips.add(Some(size(upper) + block.size).filter(|_| lower.is_some() && upper.is_some()), |_| {
            format!(
                "You have merged it with the hole behind. The one below, at `{:#x}`, touches it as well.",
                lower.map_or(0, |next| next.start)
            )
        });
        slips.add(Some(size(lower) + block.size + size(upper)), |together| {
            format!("{together} bytes lie free side by side, but this malloc does not coalesce: they stay separate holes.")
        });
        slips.add(Some(hole.size - self.header), |_| {
            format!("The header of {} bytes is free, too: it belonged to the block.", self.header)
        });
        let free = holes(&self.told.after).iter().map(|hole| hole.size).sum();
        slips.add(Some(free), |all| {
            format!(
                "{all} bytes are free in the whole heap. Holes with a block in use between them stay apart."
            )
        });
        let reason = format!("Right: from `{:#x}` on, {} bytes are one hole.", hole.start, hole.size);
        let otherwise =
            "Look at what stands in the table just above and just below the block, then add.".to_owned();
        self.question(
            skill,
            "How many bytes has the hole in which it lies then?",
            format!("So the hole from `{:#x}` to `{:#x}` has {} bytes.", hole.start, hole.end(), hole.size),
            Form::Type(slips.typed(reason, otherwise, false)),
        )
    }

    fn how_many(&self, skill: &'static Skill) -> Question {
        let (before, after) = (holes(&self.told.before).len() as u64, holes(&self.told.after).len() as u64);
        let mut slips = Slips::beside(Some(after));
        let were = count(before, "hole", "holes");
        slips.add(Some(before + 1), |_| {
            format!("You have added a hole to the {before} before. Look whether the block touches a hole.")
        });
        slips.add(Some(before), |_| match self.merged {
            2 => format!("There were {were} before. The block joins two of them into one."),
            _ => format!("There were {were} before. The block becomes one more, for it joins none."),
        });
        slips.add(before.checked_sub(1).filter(|count| *count > 0), |count| {
            format!("{count} would be right if the block closed the gap between two holes and free merged all three.")
        });
        slips.add(Some(1), |_| {
            format!("Only what touches becomes one, and blocks in use keep the {after} holes apart.")
        });
        let merges = ["no two of them merge", "two stretches merge", "three stretches merge"];
        let merges = merges.get(self.merged as usize).copied().unwrap_or_default();
        let reason = format!("Right: there were {were}, one comes, and {merges}.");
        let otherwise = "Count the holes before, add one, and take one away for each merge.".to_owned();
        self.question(
            skill,
            "How many holes does the heap have then?",
            format!(
                "{before} + 1 \u{2212} {} = {after}: the heap has {}.",
                self.merged,
                count(after, "hole", "holes")
            ),
            Form::Type(slips.typed(reason, otherwise, false)),
        )
    }

    fn question(&self, skill: &'static Skill, asked: &str, last: String, form: Form) -> Question {
        let address = self.block.start + self.header;
        let beside = |hole: Option<Extent>, side: &str| match hole {
            Some(hole) => format!("{side} it lies a hole of {} bytes, at `{:#x}`.", hole.size, hole.start),
            None => format!("{side} it lies no hole."),
        };
        let headed = if self.header > 0 { ", its header included" } else { "" };
        let merging = match (self.coalesce, self.merged) {
            (false, _) => "This malloc does not coalesce, so nothing is merged.",
            (true, 0) => "There is nothing to merge with.",
            (true, 1) => "free merges the two.",
            (true, _) => "free merges all three.",
        };
        Question {
            id: String::new(),
            skill,
            text: format!("A calls `free({address:#x})`. {asked}"),
            given: vec![self.given.clone(), table(&self.told.before)],
            hint: "Only stretches that touch can become one hole, and only where free merges at all."
                .to_owned(),
            form,
            worked: vec![
                format!(
                    "The block takes {} bytes from `{:#x}` on{headed}.",
                    self.block.size, self.block.start
                ),
                format!("{} {} {merging}", beside(self.lower, "Below"), beside(self.upper, "Behind")),
                last,
            ],
            scenario: self.told.scenario.clone(),
        }
    }
}

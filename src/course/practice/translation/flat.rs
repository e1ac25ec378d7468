//! One base for the whole address space, with bounds and without.

use sim::{AccessKind, Mechanism, ProcessInfo};

use super::asked::Asked;
use super::flat_slips::slips;
use super::machine::{Flat, space};
use super::worked;
use crate::practice::dice::Dice;
use crate::practice::numerals::Numerals;
use crate::practice::question::Question;
use crate::practice::tables;
use crate::practice::topic::Skill;

/// Base alone: nothing is checked.
pub(super) fn base(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let asked = somewhere(Mechanism::Base, false, dice)?;
    if asked.way.fault.is_some() {
        return None;
    }
    let hint =
        "The base register says where the process begins in physical memory. Virtual address 0 lies there.";
    Some(finish(skill, asked, None, hint))
}

/// Base and bounds, somewhere inside or outside.
pub(super) fn bounds(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let outside = dice.below(5) < 2;
    let asked = somewhere(Mechanism::BaseAndBounds, outside, dice)?;
    Some(finish(
        skill,
        asked,
        None,
        "First compare the virtual address with the bounds. Only then add the base.",
    ))
}

/// A load somewhere in an address space, or as far behind its end as it is long.
fn somewhere(mechanism: Mechanism, outside: bool, dice: &mut Dice) -> Option<Asked> {
    let numerals = if dice.below(4) == 0 { Numerals::Decimal } else { Numerals::Hex };
    let space = space(dice);
    let machine = Flat::draw(mechanism, space, "", dice);
    let inside = dice.multiple(4, 4, space - 4);
    let at = if outside { space + inside } else { inside };
    let kind = dice.pick(&[AccessKind::Load, AccessKind::Store])?;
    Asked::probe(&machine.text, machine.who, kind, at, numerals)
}

/// The last byte inside, the first outside, or an access that begins inside and ends outside.
pub(super) fn edge(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let space = space(dice);
    if dice.below(2) == 0 {
        let machine = Flat::draw(Mechanism::BaseAndBounds, space, "", dice);
        let at = dice.pick(&[space - 1, space, space + 1, 0, space - 2])?;
        let asked = Asked::probe(&machine.text, machine.who, AccessKind::Load, at, Numerals::Hex)?;
        return Some(finish(skill, asked, None, EDGE));
    }
    let at = space - dice.pick(&[4, 8, 3, 2, 1, 6])?;
    let wide = dice.below(3) == 0;
    let (instruction, size) =
        if wide { (format!("movq {at:#x}, %rax"), 8) } else { (format!("movl {at:#x}, %eax"), 4) };
    let machine = Flat::draw(Mechanism::BaseAndBounds, space, &instruction, dice);
    let text = format!("{}pause\nstep\n", machine.text);
    let asked = Asked::of(&text, machine.who, AccessKind::Load, size, Numerals::Hex)?;
    Some(finish(skill, asked, Some(instruction), EDGE))
}

const EDGE: &str = "With bounds of 16 the bytes 0 to 15 lie inside. All bytes of an access have to.";

fn finish(skill: &'static Skill, asked: Asked, instruction: Option<String>, hint: &str) -> Question {
    let (numerals, virt) = (asked.numerals, asked.virt());
    let access = match instruction {
        Some(instruction) => format!(
            "{} runs `{instruction}`, which loads {} bytes from virtual address {} on.",
            asked.process.name,
            asked.size,
            numerals.code(virt)
        ),
        None => asked.sentence(),
    };
    let checked = asked.proof.asked.mechanism.nature().guards;
    let ask = match (checked, asked.size) {
        (true, 1) => "Which physical address does it reach, or does the hardware raise a fault?",
        (true, _) => "Which physical address has the first of them, or does the hardware raise a fault?",
        (false, _) => "Which physical address does it reach?",
    };
    let processes: Vec<&ProcessInfo> = asked.proof.asked.processes.iter().collect();
    let given = vec![tables::bases(&processes, numerals)];
    let who = &asked.process.name;
    let otherwise = match checked {
        true => format!(
            "Compare {} with the bounds. Below them, add the base of {who}; else it is a fault.",
            numerals.code(virt)
        ),
        false => format!("Add the base of {who} to {}, and nothing else.", numerals.code(virt)),
    };
    let (slips, worked) = (slips(&asked), worked::steps(&asked));
    asked.question(skill, [format!("{access} {ask}"), hint.to_owned(), otherwise], given, slips, worked)
}

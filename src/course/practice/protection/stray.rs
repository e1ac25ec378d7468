//! What one access does under one mechanism.

use sim::{AccessKind, Mechanism};

use super::answer::{Answer, form};
use super::machine::Machine;
use super::reason;
use super::told::{Outcome, Told};
use crate::practice::dice::Dice;
use crate::practice::question::{Given, Question};
use crate::practice::topic::Skill;
use crate::practice::wording;

/// A question on a mechanism; none where the drawn access shows nothing.
pub fn draw(skill: &'static Skill, mechanism: Mechanism, dice: &mut Dice) -> Option<Question> {
    let processes = if mechanism == Mechanism::Uniprogramming { 1 } else { 2 + dice.below(2) as usize };
    let mut machine = Machine::draw(mechanism, processes, dice);
    machine.actor = dice.below(processes as u64) as usize;
    match mechanism {
        Mechanism::Segmentation => aim_at_segments(&mut machine, dice),
        _ => aim(&mut machine, dice),
    }
    let told = Told::run(&machine)?;
    let other = other(&machine, &told, dice);
    let answers = match mechanism {
        Mechanism::Segmentation => {
            vec![Answer::NoSegment, Answer::OutOfBounds, Answer::Forbidden, Answer::Own]
        }
        Mechanism::Uniprogramming => vec![Answer::Stopped, Answer::Os, Answer::Nobody, Answer::Own],
        _ => vec![Answer::Stopped, Answer::Os, Answer::Process(other), Answer::Nobody, Answer::Own],
    };
    question(skill, &machine, &told, &answers, dice)
}

/// A question on what lies within the bounds.
pub fn inside(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let mut machine = Machine::draw(Mechanism::BaseAndBounds, 2, dice);
    machine.actor = dice.below(2) as usize;
    machine.access.address = match dice.below(5) {
        0 => machine.size() + Machine::below(machine.size(), dice),
        1 => dice.multiple(4, 0x20, machine.size() / 8 - 4),
        2 => machine.size() / 2 + machine.size() / 8 + Machine::below(machine.size() / 4, dice),
        _ => machine.inside(dice),
    };
    let told = Told::run(&machine)?;
    let other = other(&machine, &told, dice);
    let answers =
        [Answer::Stopped, Answer::Process(other), Answer::OwnCode, Answer::OwnData, Answer::OwnMiddle];
    question(skill, &machine, &told, &answers, dice)
}

/// A question on who of three is hit, one of whom may have gone.
pub fn hurt(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let mechanism = dice.pick(&[
        Mechanism::StaticRelocation,
        Mechanism::Base,
        Mechanism::Base,
        Mechanism::BaseAndBounds,
    ])?;
    let mut machine = Machine::draw(mechanism, 4, dice);
    machine.actor = dice.below(3) as usize;
    machine.gone = dice.pick(&[None, Some(1), Some(2), Some(3)])?.filter(|gone| *gone != machine.actor);
    machine.access.address = match dice.below(3) {
        0 => machine.inside(dice),
        _ => Machine::below(machine.memory() - machine.os_size(), dice),
    };
    let told = Told::run(&machine)?;
    let others = machine.names.iter().enumerate();
    let others = others.filter(|(place, _)| *place != machine.actor && Some(*place) != machine.gone);
    let mut answers: Vec<Answer> = others.map(|(_, name)| Answer::Process((*name).to_owned())).collect();
    answers.extend([Answer::Stopped, Answer::Nobody, Answer::Own]);
    question(skill, &machine, &told, &answers, dice)
}

/// Aims at the process itself, at its neighbours, at the OS, beyond everything.
fn aim(machine: &mut Machine, dice: &mut Dice) {
    let loaded = matches!(
        machine.mechanism,
        Mechanism::Uniprogramming | Mechanism::TimeSharing | Mechanism::StaticRelocation
    );
    machine.access.pointer = dice.below(if loaded { 2 } else { 4 }) == 0;
    let size = machine.size();
    machine.access.address = match dice.below(6) {
        0 => machine.inside(dice),
        1 => Machine::below(machine.os_size(), dice),
        2 => machine.memory() - machine.os_size() + Machine::below(size, dice),
        _ => size + Machine::below(machine.memory() - machine.os_size() - size, dice),
    };
}

/// Aims at segments: inside, beyond their ends, beyond all of them.
fn aim_at_segments(machine: &mut Machine, dice: &mut Dice) {
    let (size, quarter) = (machine.size(), machine.size() / 4);
    machine.access.address = match dice.below(5) {
        0 => dice.multiple(4, 0, quarter / 2 - 4),
        1 => size + Machine::below(size / 2, dice),
        2 | 3 => Machine::below(size, dice),
        _ => machine.inside(dice),
    };
    if dice.below(4) == 0 && machine.access.address >= quarter {
        machine.access.kind = AccessKind::Fetch;
    }
}

/// The process that is hit, or else another that is there.
fn other(machine: &Machine, told: &Told, dice: &mut Dice) -> String {
    if let Outcome::Process(name) = told.outcome() {
        return name;
    }
    let others: Vec<&str> = machine.names.iter().copied().filter(|name| *name != machine.who()).collect();
    dice.pick(&others).unwrap_or_default().to_owned()
}

fn question(
    skill: &'static Skill,
    machine: &Machine,
    told: &Told,
    answers: &[Answer],
    dice: &mut Dice,
) -> Option<Question> {
    // A jump that arrives changes and reads nothing yet.
    if told.kind == AccessKind::Fetch && told.translation.fault.is_none() {
        return None;
    }
    let form = form(told, answers, dice)?;
    let mut given = vec![Given::Code(machine.program())];
    given.extend(told.registers());
    if told.before.mechanism != Mechanism::Segmentation {
        given.push(told.memory());
    }
    let mut worked = reason::way(told);
    worked.push(form.answer());
    Some(Question {
        id: String::new(),
        skill,
        text: text(machine, told),
        given,
        hint: hint(machine.mechanism).to_owned(),
        form,
        worked,
        scenario: told.scenario.clone(),
    })
}

fn text(machine: &Machine, told: &Told) -> String {
    let who = &told.who;
    let under = in_words(machine.mechanism);
    let loaded = if reason::is_loaded(told) {
        format!(" Its program, written for addresses from 0 on, was loaded at `{:#x}`.", origin(told))
    } else {
        String::new()
    };
    let access = if told.kind == AccessKind::Fetch { "jump" } else { told.kind.name() };
    format!("{who} runs under {under}.{loaded} What comes of the {access}?")
}

fn origin(told: &Told) -> u64 {
    told.process().map_or(0, |process| process.origin)
}

/// A mechanism in words: “base and bounds”.
pub fn in_words(mechanism: Mechanism) -> String {
    match mechanism {
        Mechanism::Base => "a base register alone".to_owned(),
        other => wording::mechanism(other),
    }
}

fn hint(mechanism: Mechanism) -> &'static str {
    match mechanism {
        Mechanism::Uniprogramming => {
            "The loader raises an operand that is an address, but no plain number. Which physical address is it then?"
        }
        Mechanism::TimeSharing => "Who is in memory now, and who is on disk?",
        Mechanism::StaticRelocation => {
            "First find the address that the rewritten program says. Then look who has that physical memory."
        }
        Mechanism::Base => "Add the base, and look in the table whose memory that is.",
        Mechanism::BaseAndBounds => "Compare with the bounds first. Only if that passes, go on.",
        Mechanism::Segmentation => "Top two bits, offset, bounds, protection bits: in this order.",
    }
}

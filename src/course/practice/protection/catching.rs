//! Which of the six mechanisms would catch an access: the same program, run under each.

use std::cmp::Ordering;

use sim::{AccessKind, Mechanism};

use super::machine::Machine;
use super::reason::position;
use super::stray::in_words;
use super::told::{Outcome, Told};
use crate::practice::dice::Dice;
use crate::practice::form::{Choice, Form};
use crate::practice::question::{Given, Question};
use crate::practice::topic::Skill;
use crate::practice::wording;

/// Sets that an answer may name, by how many mechanisms from the end of the lecture's row are in them.
const SETS: [usize; 5] = [0, 1, 2, 3, 6];

/// One question; none where the mechanisms that catch it are no end of the row.
pub fn draw(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let mut machine = Machine::draw(Mechanism::Segmentation, 2, dice);
    machine.rest += machine.space;
    machine.access.pointer = dice.below(3) == 0;
    machine.access.address = match dice.below(5) {
        0 => machine.inside(dice),
        1 => dice.multiple(4, 0x20, machine.size() / 8 - 4),
        2 => machine.size() / 2 + machine.size() / 8 + Machine::below(machine.size() / 4, dice),
        3 => machine.size() + Machine::below(machine.memory() - machine.size(), dice),
        _ => machine.memory() + Machine::below(machine.size(), dice),
    };
    let runs = Mechanism::ALL.map(|mechanism| run(&machine, mechanism));
    let runs: Vec<(Mechanism, Told)> = runs.into_iter().flatten().collect();
    let caught = |told: &Told| matches!(told.outcome(), Outcome::Stopped(_));
    let count = runs.iter().rev().take_while(|(_, told)| caught(told)).count();
    let all = runs.iter().filter(|(_, told)| caught(told)).count();
    if runs.len() < Mechanism::ALL.len() || all != count || !SETS.contains(&count) {
        return None;
    }
    let mut sets: Vec<usize> = SETS.into_iter().filter(|set| *set != count).collect();
    dice.shuffle(&mut sets);
    sets.truncate(3);
    sets.push(count);
    let choices = sets.into_iter().map(|set| choice(set, count, &runs)).collect();
    // The one that is shown: the first that catches it, or the last that does not.
    let shown = (Mechanism::ALL.len() - count).min(Mechanism::ALL.len() - 1);
    let (_, told) = runs.get(shown)?;
    let mut worked: Vec<String> = runs
        .iter()
        .map(|(mechanism, told)| format!("Under {}: {}.", in_words(*mechanism), position(told)))
        .collect();
    worked.push(format!("The answer: {}", label(count)));
    Some(Question {
        id: String::new(),
        skill,
        text: format!(
            "{who} runs this program, beside {} where memory holds two, under one mechanism after the other: {}. Which of the six \
             stop its {}?",
            machine.names.last().copied().unwrap_or_default(),
            Mechanism::ALL.map(in_words).join(", "),
            machine.access.kind,
            who = machine.who(),
        ),
        given: vec![Given::Code(machine.program()), sizes(&machine)],
        hint: "Which of them compare an address with anything, and with what: the end of memory, of the address space, of a segment?".to_owned(),
        form: Form::shuffled(choices, dice),
        worked,
        scenario: told.scenario.clone(),
    })
}

/// The machine under a mechanism; alone where there is room for one.
fn run(machine: &Machine, mechanism: Mechanism) -> Option<(Mechanism, Told)> {
    let mut machine = Machine { mechanism, ..machine.clone() };
    if mechanism == Mechanism::Uniprogramming {
        machine.rest += machine.space;
        machine.names.truncate(1);
    }
    Some((mechanism, Told::run(&machine)?))
}

fn sizes(machine: &Machine) -> Given {
    let row = |what: &str, size: u64| vec![what.to_owned(), format!("`{size:#x}`")];
    let quarter = machine.size() / 4;
    let part = |what: &str, from: u64, end: u64| vec![what.to_owned(), format!("`{from:#x}` to `{end:#x}`")];
    let rows = vec![
        row("physical memory", machine.memory()),
        row("the OS, at its bottom", machine.os_size()),
        row("an address space", machine.size()),
        part("code", 0, quarter / 2),
        part("static data", quarter, quarter + quarter / 4),
        part("heap", 2 * quarter, 2 * quarter + quarter / 2),
        part("stack", 4 * quarter - quarter / 4, 4 * quarter),
    ];
    Given::table("The machine", &["what", "bytes, or where"], rows)
}

fn label(set: usize) -> &'static str {
    match set {
        0 => "None of them.",
        1 => "Segmentation alone.",
        2 => "Base and bounds, and segmentation.",
        3 => "All that have an MMU: base, base and bounds, segmentation.",
        _ => "All six.",
    }
}

/// A set as a choice: where it is wrong, with the mechanism that tells.
fn choice(set: usize, count: usize, runs: &[(Mechanism, Told)]) -> Choice {
    // Each set is the end of the row: the first of a set that is too large is not to be in it, the one before a set
    // that is too small is.
    let place = if set < count { (runs.len() - 1).saturating_sub(set) } else { runs.len() - set.max(1) };
    let reason = runs.get(place).map_or_else(String::new, |(mechanism, told)| {
        let (under, position) = (in_words(*mechanism), position(told));
        match (set.cmp(&count), told.kind) {
            (Ordering::Equal, _) if count == 0 => format!("Right: even under {under} {position}."),
            (Ordering::Equal, _) => {
                format!("Right: {under} is the first that stops it. {}.", wording::capital(&position))
            }
            (Ordering::Less, _) => format!("Too few: under {under} {position}."),
            (_, AccessKind::Load) => {
                format!("Too many: under {under} {position}. It only reads, but nothing stops it.")
            }
            _ => format!("Too many: under {under} {position}. Nothing stops it."),
        }
    });
    Choice { label: label(set).to_owned(), reason, right: set == count }
}

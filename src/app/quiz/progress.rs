//! What a person can do already and when it is to be repeated, as the browser keeps it: a line for each skill. No web
//! types, so that native tests can read it.
//!
//! ```text
//! translate/base 3 20420 4 6      skill, box, the day it is due, right in a row, tries
//! match/swap 0 20412 0 1
//! ```
//!
//! The boxes are Leitner's: what is known moves on to the next box and comes back later, what is not returns to the first
//! one. A day is counted from 1 January 1970.

use std::collections::BTreeMap;

/// Days until a skill comes back, by its box.
const DAYS: [u32; 6] = [0, 1, 3, 7, 16, 35];

/// The box from which on a skill counts as mastered.
const MASTERED: usize = 3;

/// What is known about each skill that was tried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress(BTreeMap<String, Skill>);

/// How well something is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Skill {
    /// The box in which it lies, 0 to 5.
    pub box_number: usize,
    /// The day on which it is to be repeated.
    pub due: u32,
    /// How often in a row it was known.
    pub row: u32,
    /// How often it was tried.
    pub tries: u32,
}

impl Skill {
    /// Whether it is mastered: known again after a week.
    pub fn is_mastered(&self) -> bool {
        self.box_number >= MASTERED
    }
}

impl Progress {
    /// Reads what was kept; a line that makes no sense is left out.
    pub fn parse(text: &str) -> Self {
        Self(text.lines().filter_map(line).collect())
    }

    /// As it is kept.
    pub fn print(&self) -> String {
        let line = |(name, skill): (&String, &Skill)| {
            format!("{name} {} {} {} {}\n", skill.box_number, skill.due, skill.row, skill.tries)
        };
        self.0.iter().map(line).collect()
    }

    /// What is known about a skill.
    pub fn skill(&self, name: &str) -> Option<&Skill> {
        self.0.get(name)
    }

    /// A skill was tried on that day.
    pub fn note(&mut self, name: &str, known: bool, today: u32) {
        let skill = self.0.entry(name.to_owned()).or_default();
        // Once more on the same day says that it is remembered for an hour, not for a week.
        let again = skill.tries > 0 && skill.due > today;
        skill.box_number = match (known, again) {
            (true, false) => (skill.box_number + 1).min(DAYS.len() - 1),
            (true, true) => skill.box_number,
            (false, _) => 0,
        };
        skill.row = if known { skill.row.saturating_add(1) } else { 0 };
        skill.tries = skill.tries.saturating_add(1);
        if !(known && again) {
            skill.due = today.saturating_add(DAYS.get(skill.box_number).copied().unwrap_or(0));
        }
    }

    /// The skills to be repeated on that day, the one that waits longest first.
    pub fn due(&self, today: u32) -> Vec<&str> {
        let mut due: Vec<(&str, u32)> = self
            .0
            .iter()
            .filter(|(_, skill)| skill.due <= today)
            .map(|(name, skill)| (name.as_str(), skill.due))
            .collect();
        due.sort_by_key(|(_, day)| *day);
        due.into_iter().map(|(name, _)| name).collect()
    }

    /// How many of these skills are mastered.
    pub fn mastered<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> usize {
        names.into_iter().filter(|name| self.skill(name).is_some_and(Skill::is_mastered)).count()
    }

    /// How many skills were tried.
    pub fn tried(&self) -> usize {
        self.0.len()
    }

    /// Takes over what another record knows better, because there it was tried more often.
    pub fn join(&mut self, other: Self) {
        for (name, skill) in other.0 {
            let mine = self.0.entry(name).or_insert(skill);
            if skill.tries > mine.tries {
                *mine = skill;
            }
        }
    }
}

fn line(line: &str) -> Option<(String, Skill)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [name, box_number, due, row, tries] = words.as_slice() else { return None };
    let box_number = box_number.parse().ok().filter(|number| *number < DAYS.len())?;
    let skill =
        Skill { box_number, due: due.parse().ok()?, row: row.parse().ok()?, tries: tries.parse().ok()? };
    Some(((*name).to_owned(), skill))
}

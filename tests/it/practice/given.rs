//! What a question says, read as one reads it: its text, its tables, its answer.

use course::practice::{Form, Given, Question};

/// The answer that was to be typed.
pub fn typed(question: &Question) -> Option<u64> {
    match &question.form {
        Form::Type(typed) => typed.right,
        Form::Choose(_) => panic!("{}: nothing is typed", question.id),
    }
}

/// The first program that a question gives.
pub fn code(question: &Question) -> &[String] {
    let found = question.given.iter().find_map(|given| match given {
        Given::Code(lines) => Some(lines),
        Given::Table { .. } => None,
    });
    found.unwrap()
}

/// The rows of the first table whose title begins so.
pub fn table<'a>(question: &'a Question, begin: &str) -> &'a [Vec<String>] {
    let found = question.given.iter().find_map(|given| match given {
        Given::Table { title, rows, .. } if title.starts_with(begin) => Some(rows),
        _ => None,
    });
    found.map_or(&[], |rows| rows.as_slice())
}

/// A number as questions write it.
pub fn number(text: &str) -> u64 {
    let text = text.trim_matches('`');
    match text.strip_prefix("0x") {
        Some(hex) => u64::from_str_radix(hex, 16).unwrap(),
        None => text.parse().unwrap(),
    }
}

/// The number between backticks that follows some words.
pub fn behind(text: &str, words: &str) -> u64 {
    let (_, rest) = text.split_once(&format!("{words} `")).unwrap();
    number(rest.split('`').next().unwrap())
}

/// Where an address of a process leads by the table of its segments, or by its base and bounds, as anyone may compute
/// it from what is given; none for a fault.
pub fn naive(
    question: &Question,
    who: &str,
    space: u64,
    (virt, size): (u64, u64),
    needs: char,
) -> Option<u64> {
    let segments = table(question, "Segment table");
    if segments.is_empty() {
        let row = table(question, "MMU registers").iter().find(|row| row[0] == who).unwrap();
        let bounds = row.get(2).map_or(u64::MAX, |bounds| number(bounds));
        return (virt + size <= bounds).then(|| number(&row[1]) + virt);
    }
    let row = segments.get((virt / (space / 4)) as usize)?;
    let (base, bounds) = (number(&row[2]), number(&row[3]));
    let allowed = row[5].contains(needs);
    let (up, down) = (virt % (space / 4), space - virt);
    match row[4].as_str() {
        "up" => (allowed && up + size <= bounds).then_some(base + up),
        _ => (allowed && down <= bounds).then(|| base - down),
    }
}

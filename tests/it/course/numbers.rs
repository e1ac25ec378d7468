//! Every number in a lecture comes from the machine that runs beside it.
//!
//! A number in a step's text, question, answers or notes must stand in the step's scenario, be what one of its
//! expectations says, or be one of the few facts listed here that come from outside. Looked at are addresses, numbers
//! with a unit, and bare numbers of two digits or more.

use std::collections::BTreeSet;

use course::{Block, Inline, Lecture, Step};

use super::bundled::sources;

/// What no machine computes: a step, and how its text writes the number.
const FACTS: [(&str, &str); 7] = [
    ("linux", "100 %"),
    ("history", "40 cores"),
    ("history", "83 GB"),
    ("history", "138 TB"),
    ("history", "2116"),
    ("five-references", "60"),
    ("worst-case", "300"),
];

/// Units, and how many of the smallest unit each is.
const UNITS: [(&str, u64); 17] = [
    ("bytes", 1),
    ("byte", 1),
    ("bits", 1),
    ("KB", 1 << 10),
    ("MB", 1 << 20),
    ("GB", 1 << 30),
    ("TB", 1 << 40),
    ("ns", 1),
    ("\u{b5}s", 1_000),
    ("ms", 1_000_000),
    ("s", 1_000_000_000),
    ("%", 1),
    ("references", 1),
    ("fetches", 1),
    ("instructions", 1),
    ("calls", 1),
    ("cores", 1),
];

/// A number as a text writes it, and what it may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    written: String,
    value: u64,
}

#[test]
fn every_number_is_computed_by_the_machine_or_a_known_fact() {
    let mut used: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut unproved = Vec::new();
    for step in sources().iter().flat_map(|lecture| &lecture.steps) {
        let known = known(step);
        for said in said(step) {
            let fact = FACTS.iter().find(|(slug, written)| *slug == step.slug && *written == said.written);
            used.extend(fact);
            if fact.is_none() && !known.contains(&said.value) {
                unproved.push(format!("{}: {}", step.slug, said.written));
            }
        }
    }
    assert!(unproved.is_empty(), "nothing proves these numbers:\n{}", unproved.join("\n"));
    let idle: Vec<_> = FACTS.iter().filter(|fact| !used.contains(fact)).collect();
    assert!(idle.is_empty(), "these facts stand in no step: {idle:?}");
}

/// What the scenario, the expectations and the answers of a step say. A wrong answer is a number, too: no machine
/// computes it, and so the reasons may speak of it.
fn known(step: &Step) -> BTreeSet<u64> {
    let mut texts = vec![step.scenario.to_string()];
    texts.extend(step.expectations.iter().map(|wanted| wanted.text.clone()));
    texts.extend(step.predict.iter().flat_map(|asked| &asked.answers).map(|answer| answer.value.clone()));
    texts.iter().flat_map(|text| plain_numbers(text)).collect()
}

/// The numbers of a scenario's text: `0x2008`, `12`, `64K`.
fn plain_numbers(text: &str) -> Vec<u64> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter_map(plain_number).collect()
}

fn plain_number(word: &str) -> Option<u64> {
    if let Some(hex) = word.strip_prefix("0x") {
        return u64::from_str_radix(hex, 16).ok();
    }
    let units = [("K", 1 << 10), ("M", 1 << 20), ("G", 1 << 30)];
    let unit = units.iter().find_map(|(unit, many)| Some((word.strip_suffix(unit)?, many)));
    let (digits, many) = unit.unwrap_or((word, &1));
    digits.parse::<u64>().ok()?.checked_mul(*many)
}

/// Everything that a step says in numbers.
fn said(step: &Step) -> Vec<Said> {
    let mut lines = Vec::new();
    step.body.iter().chain(&step.notes).for_each(|block| lines_of(block, &mut lines));
    if let Some(asked) = &step.predict {
        asked.question.iter().for_each(|block| lines_of(block, &mut lines));
        lines.extend(asked.answers.iter().map(|answer| line(&answer.reason)));
        lines.push(line(&asked.otherwise));
    }
    lines.iter().flat_map(|line| numbers(line)).collect()
}

fn lines_of(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph(content) | Block::Heading(content) => lines.push(line(content)),
        Block::List { items, .. } => items.iter().flatten().for_each(|block| lines_of(block, lines)),
        Block::Quote(blocks) => blocks.iter().for_each(|block| lines_of(block, lines)),
        Block::Table { head, rows } => lines.extend(rows.iter().flatten().chain(head).map(|cell| line(cell))),
        // A listing is the program of the machine beside it, or says nothing of it.
        Block::Code { .. } | Block::Goals => {}
    }
}

/// A line in which bits, such as `10 0000 0000 1000`, are written as the address that they are.
fn line(content: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Code(code) => bits(code).unwrap_or_else(|| code.clone()),
        Inline::Text(text) => text.clone(),
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => line(content),
        Inline::Break => " ".to_owned(),
    };
    content.iter().map(one).collect()
}

/// Bits as an address; of fewer than five, which choose a segment, nothing.
fn bits(code: &str) -> Option<String> {
    let digits: String = code.chars().filter(|c| *c != ' ').collect();
    let are_bits =
        digits.len() > 1 && digits.chars().all(|c| "01".contains(c)) && digits.starts_with(['0', '1']);
    let value = u64::from_str_radix(&digits, 2).ok().filter(|_| are_bits)?;
    Some(if digits.len() < 5 { String::new() } else { format!("{value:#x}") })
}

/// The numbers of a line that must be proved.
fn numbers(line: &str) -> Vec<Said> {
    let mut found = Vec::new();
    let spaced = line.replace(['(', ')', '\u{2212}', '$', ':', ';', '?', '/', '\u{201c}', '\u{201d}'], " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    for (index, word) in words.iter().enumerate() {
        let word = word.trim_end_matches(['.', ',']);
        let next = words.get(index + 1).map_or("", |next| next.trim_end_matches(['.', ',']));
        found.extend(number(word, next));
    }
    found
}

fn number(word: &str, next: &str) -> Option<Said> {
    if let Some(hex) = word.strip_prefix("0x") {
        let digits: String = hex.chars().take_while(char::is_ascii_hexdigit).collect();
        let value = u64::from_str_radix(&digits, 16).ok()?;
        return Some(Said { written: format!("0x{digits}"), value });
    }
    let digits = word.replace(',', "");
    let value: u64 = digits.parse().ok().filter(|_| word.starts_with(|c: char| c.is_ascii_digit()))?;
    match UNITS.iter().find(|(unit, _)| *unit == next) {
        Some((unit, many)) => Some(Said { written: format!("{word} {unit}"), value: value * many }),
        None => (value >= 10).then(|| Said { written: word.to_owned(), value }),
    }
}

#[test]
fn a_number_that_nothing_proves_is_found() {
    let source = "---\nslug: a\ntitle: A\n---\n## S\n\nAt `0x2008` lie 12 bytes, 3 KB, 5,000,000 ns, not 5 ms but 6 ms, and `10 0000 0000 1000`.\n\n```sim\nprocess A data=3K\nmalloc A 12\n```\n```expect\nblock A 1 = 0x2008\ncost disk-seek = 5000000\n```\n### Notes\n\nOf 77 nobody knows, of 7 nobody asks.\n";
    let lecture = Lecture::parse(source).unwrap();
    let step = &lecture.steps[0];
    let known = known(step);
    let all = said(step);
    let written: Vec<_> = all.iter().map(|said| said.written.as_str()).collect();
    assert_eq!(written, ["0x2008", "12 bytes", "3 KB", "5,000,000 ns", "5 ms", "6 ms", "0x2008", "77"]);
    let unproved: Vec<_> = all.iter().filter(|said| !known.contains(&said.value)).collect();
    assert_eq!(unproved.iter().map(|said| said.written.as_str()).collect::<Vec<_>>(), ["6 ms", "77"]);
}

//! A question that the audience answers before the machine runs on. No key stands in the file: the block names a
//! quantity (see `measure`), the machine has it at the end of the step, and the answer that says so is right.
//!
//! ````text
//! ```predict physical B 0x2008
//! Where does `0x2008` of B lie in physical memory?
//!
//! - `0x4408` :: Right: B's heap begins at `0x4400`.
//! - `0x2008` :: That is the virtual address; nobody has added a base to it yet.
//! - nowhere = none :: B has a heap, and `0x2008` lies in it.
//! ```
//! ````
//!
//! What stands before `=` is shown, what stands behind it is compared; without `=` both are the same. With
//! `predict typed …` the audience types a number; then an answer `else` says what is told about any other.

use sim::Timeline;

use super::argument::Value;
use super::expectation::Asked;
use super::node::plain;
use super::{Answer, Block, Inline, LectureError, Predict};

/// What stands between an answer and its reason.
const REASON: &str = "::";
/// What stands between what is shown and what is compared.
const MEANS: &str = "=";
/// The answer that stands for every other.
const ELSE: &str = "else";
const TYPED: &str = "typed";

impl Predict {
    /// Which answer is right: the one that says what the machine has at the end of this timeline.
    pub fn key(&self, timeline: &Timeline) -> Result<usize, String> {
        let found = Asked::parse(&self.asked)?.measure_at_the_end(timeline);
        let found = found.unwrap_or_else(|| Value::Words("none".to_owned()));
        let right = self.answers.iter().position(|answer| Value::read(&answer.value) == found);
        right.ok_or_else(|| format!("{}: the machine says {found}, and no answer does", self.asked))
    }

    /// The answer that typed words mean; none where no answer of the list says so.
    pub fn typed(&self, words: &str) -> Option<usize> {
        let typed = Value::read(words.trim());
        self.answers.iter().position(|answer| Value::read(&answer.value) == typed)
    }

    /// Whether typed words are a number at all.
    pub fn is_number(words: &str) -> bool {
        matches!(Value::read(words.trim()), Value::Number(_))
    }
}

/// Reads a question from what stands behind its fence and from its blocks.
pub fn read(line: usize, asked: &str, content: Vec<Block>) -> Result<Predict, LectureError> {
    let wrong = |message: String| LectureError::new(line, message);
    let (typed, asked) = match asked.strip_prefix(TYPED) {
        Some(rest) if rest.starts_with(char::is_whitespace) => (true, rest.trim()),
        _ => (false, asked),
    };
    Asked::parse(asked).map_err(wrong)?;
    let mut question = content;
    let list = question.pop();
    let Some(Block::List { items, .. }) = list.filter(|_| !question.is_empty()) else {
        let message = "a question is a paragraph, and below it a list of answers: - answer :: reason";
        return Err(wrong(message.to_owned()));
    };
    let answers: Result<Vec<Answer>, String> = items.into_iter().map(answer).collect();
    let mut answers = answers.map_err(wrong)?;
    let otherwise = answers.iter().position(|answer| typed && answer.value == ELSE);
    let otherwise = otherwise.map(|index| answers.remove(index).reason);
    match (typed, &otherwise, answers.len()) {
        (true, None, _) => {
            Err(wrong("a typed question needs an answer for all others: - else :: reason".into()))
        }
        (true, Some(_), 0) => Err(wrong("a typed question needs the right answer, too".into())),
        (false, _, 0 | 1) => Err(wrong("a question needs at least two answers".into())),
        _ => Ok(Predict {
            line,
            asked: asked.to_owned(),
            question,
            answers,
            otherwise: otherwise.unwrap_or_default(),
            typed,
        }),
    }
}

fn answer(item: Vec<Block>) -> Result<Answer, String> {
    let line = match item.into_iter().next() {
        Some(Block::Paragraph(line)) => line,
        _ => Vec::new(),
    };
    let told = plain(&line);
    let (label, reason) = halves(line, REASON)
        .ok_or_else(|| format!("\u{201c}{told}\u{201d} gives no reason: write - answer :: reason"))?;
    let shown = plain(&label);
    let (label, value) = match halves(label.clone(), MEANS) {
        Some((label, value)) => (label, plain(&value)),
        None => (label, shown),
    };
    if plain(&label).is_empty() || value.is_empty() || plain(&reason).is_empty() {
        return Err(format!("\u{201c}{told}\u{201d} lacks a part: write - answer :: reason"));
    }
    Ok(Answer { label, value, reason })
}

/// What stands before and behind the first such sign in plain text.
fn halves(line: Vec<Inline>, sign: &str) -> Option<(Vec<Inline>, Vec<Inline>)> {
    let is_there = |inline: &Inline| matches!(inline, Inline::Text(text) if text.contains(sign));
    let at = line.iter().position(is_there)?;
    let mut before = line;
    let mut behind = before.split_off(at);
    if let Inline::Text(text) = behind.remove(0)
        && let Some((left, right)) = text.split_once(sign)
    {
        before.push(Inline::Text(left.trim_end().to_owned()));
        behind.insert(0, Inline::Text(right.trim_start().to_owned()));
    }
    let worth = |line: Vec<Inline>| -> Vec<Inline> {
        line.into_iter().filter(|inline| *inline != Inline::Text(String::new())).collect()
    };
    Some((worth(before), worth(behind)))
}

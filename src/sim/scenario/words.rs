//! The words of one line, each with its column, and the numbers among them.

use std::fmt;

use super::{Failure, ScenarioError};
use crate::command::Who;
use crate::kernel::check_name;

/// One word and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// The characters.
    pub text: &'a str,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl<'a> Word<'a> {
    /// An error that points at this word.
    #[inline(never)]
    pub fn error(&self, message: fmt::Arguments<'_>) -> Failure {
        Box::new(ScenarioError { line: self.line, column: self.column, message: fmt::format(message) })
    }

    /// `key=value` as two words.
    pub fn setting(&self) -> Result<(Self, Self), Failure> {
        let Some((key, value)) = self.text.split_once('=') else {
            return Err(self.error(format_args!("expected key=value, found \u{201c}{}\u{201d}", self.text)));
        };
        let column = self.column + key.chars().count() + 1;
        Ok((Word { text: key, ..*self }, Word { text: value, column, ..*self }))
    }

    /// A process: its pid or its name.
    pub fn who(&self) -> Result<Who, Failure> {
        if self.text.starts_with(|c: char| c.is_ascii_digit()) {
            return Ok(Who::Pid(in_range(self, 1, u64::from(u32::MAX))? as u32));
        }
        check_name(self.text).map_err(|message| self.error(format_args!("{message}")))?;
        Ok(Who::Name(self.text.into()))
    }

    /// A number: decimal or `0x…`, with an optional K, M or G (times 1024, 1024², 1024³).
    pub fn number(&self) -> Result<u64, Failure> {
        let text = self.text;
        match digits(text) {
            Some((digits, radix, shift)) => u64::from_str_radix(digits, radix)
                .ok()
                .and_then(|number| number.checked_mul(1 << shift))
                .ok_or_else(|| {
                    self.error(format_args!(
                        "\u{201c}{text}\u{201d} is too large: a number has at most 64 bits"
                    ))
                }),
            None => Err(self.error(format_args!(
                "\u{201c}{text}\u{201d} is not a number; write it like 4096, 4K or 0x1000"
            ))),
        }
    }
}

/// A number within limits.
pub fn in_range(word: &Word<'_>, least: u64, most: u64) -> Result<u64, Failure> {
    let number = word.number()?;
    if (least..=most).contains(&number) {
        return Ok(number);
    }
    Err(word.error(format_args!("{} is out of range; it must be from {least} to {most}", word.text)))
}

/// The words of a line up to a comment.
pub fn words(text: &str, line: usize) -> Vec<Word<'_>> {
    let code = text.split('#').next().unwrap_or("");
    let mut words = Vec::new();
    let mut column = 1;
    for text in code.split(char::is_whitespace) {
        if !text.is_empty() {
            words.push(Word { text, line, column });
        }
        column += text.chars().count() + 1;
    }
    words
}

/// The digits of a number, their radix, and the bits by which its unit shifts it; none where it is no number.
fn digits(text: &str) -> Option<(&str, u32, u32)> {
    let (digits, radix, shift) = match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(hex) => (hex, 16, 0),
        None => decimal(text),
    };
    let valid = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
    valid.then_some((digits, radix, shift))
}

fn decimal(text: &str) -> (&str, u32, u32) {
    let shift = match text.as_bytes().last() {
        Some(b'k' | b'K') => 10,
        Some(b'm' | b'M') => 20,
        Some(b'g' | b'G') => 30,
        _ => return (text, 10, 0),
    };
    (text.get(..text.len() - 1).unwrap_or(""), 10, shift)
}

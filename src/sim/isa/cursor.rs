//! A place in one line of source, and the small words that stand there.

use super::error::{AsmError, Failure};
use std::fmt;
use std::str::Chars;

/// Reads one line from left to right; comments and line ends are not seen.
pub(super) struct Cursor<'a> {
    rest: Chars<'a>,
    place: Place,
}

/// A place to point an error at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub line: usize,
    pub column: usize,
}

impl Place {
    #[inline(never)]
    pub(super) fn error(self, message: fmt::Arguments) -> Failure {
        Box::new(AsmError { line: self.line, column: self.column, message: message.to_string() })
    }
}

impl<'a> Cursor<'a> {
    /// At the start of `text`, which is line `line` of the source, from 1.
    pub(super) fn new(text: &'a str, line: usize) -> Cursor<'a> {
        Cursor { rest: text.chars(), place: Place { line, column: 1 } }
    }

    /// The next character that is not white space.
    #[inline(never)]
    pub(super) fn peek(&mut self) -> Option<char> {
        loop {
            match self.rest.clone().next()? {
                '#' | ';' => return None,
                '/' if self.rest.as_str().starts_with("//") => return None,
                c if !c.is_whitespace() => return Some(c),
                _ => self.step(),
            }
        }
    }

    /// Where the next character is.
    pub(super) fn place(&mut self) -> Place {
        self.peek();
        self.place
    }

    #[inline(never)]
    pub(super) fn error(&mut self, message: fmt::Arguments) -> Failure {
        self.place().error(message)
    }

    /// Steps over `wanted` if it is next.
    #[inline(never)]
    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.step();
        }
        found
    }

    /// Steps over `wanted`, or fails with `message`.
    pub(super) fn expect(&mut self, wanted: char, message: fmt::Arguments) -> Result<(), Failure> {
        match self.eat(wanted) {
            true => Ok(()),
            false => Err(self.error(message)),
        }
    }

    /// Letters, digits and `_ . @` from here on; empty if there are none.
    #[inline(never)]
    pub(super) fn word(&mut self) -> &'a str {
        self.peek();
        let text = self.rest.as_str();
        let end = text.bytes().position(|byte| !is_word(byte)).unwrap_or(text.len());
        let (word, rest) = text.split_at_checked(end).unwrap_or_default();
        self.rest = rest.chars();
        self.place.column += end;
        word
    }

    /// An unsigned number below 2^64: `18` or `0x12`.
    #[inline(never)]
    pub(super) fn number(&mut self) -> Result<u64, Failure> {
        if !self.at_number() {
            return Err(self.error(format_args!("a number is expected here")));
        }
        let place = self.place;
        let word = self.word();
        let prefixed = word.split_at_checked(2).filter(|(prefix, _)| prefix.eq_ignore_ascii_case("0x"));
        let hex = prefixed.map(|(_, digits)| digits);
        let digits = hex.unwrap_or(word);
        let radix = if hex.is_some() { 16 } else { 10 };
        value(digits, radix).ok_or_else(|| {
            let large = word.len() > 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            let (quote, wrong) = match large {
                true => ("", " is too large: numbers have at most 64 bits"),
                false => ("`", "` is not a number: write decimal (18) or hex (0x12)"),
            };
            place.error(format_args!("{quote}{word}{wrong}"))
        })
    }

    /// Whether a number stands here.
    pub(super) fn at_number(&mut self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_digit())
    }

    fn step(&mut self) {
        self.rest.next();
        self.place.column += 1;
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'@')
}

/// The number that the digits write, if they are digits and it is below 2^64.
fn value(digits: &str, radix: u32) -> Option<u64> {
    let mut value = None;
    for digit in digits.chars() {
        let digit = u64::from(digit.to_digit(radix)?);
        let before: u64 = value.unwrap_or(0);
        if before > (u64::MAX - digit) / u64::from(radix) {
            return None;
        }
        value = Some(before * u64::from(radix) + digit);
    }
    value
}

//! A place in one line of source, and the small words that stand there.

use super::error::AsmError;

/// Reads one line from left to right; comments and line ends are not seen.
pub(super) struct Cursor {
    chars: Vec<char>,
    at: usize,
    line: usize,
}

/// A place to point an error at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub line: usize,
    pub column: usize,
}

impl Place {
    pub(super) fn error(self, message: impl Into<String>) -> AsmError {
        AsmError { line: self.line, column: self.column, message: message.into() }
    }
}

impl Cursor {
    /// At the start of `text`, which is line `line` of the source, from 1.
    pub(super) fn new(text: &str, line: usize) -> Cursor {
        let mut chars: Vec<char> = text.chars().take_while(|c| !matches!(c, '#' | ';')).collect();
        if let Some(comment) = chars.windows(2).position(|pair| pair == ['/', '/']) {
            chars.truncate(comment);
        }
        Cursor { chars, at: 0, line }
    }

    /// The next character that is not white space, and where it is.
    pub(super) fn peek(&mut self) -> Option<char> {
        while self.here().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        self.here()
    }

    /// Where the next character is.
    pub(super) fn place(&mut self) -> Place {
        self.peek();
        Place { line: self.line, column: self.at + 1 }
    }

    pub(super) fn error(&mut self, message: impl Into<String>) -> AsmError {
        self.place().error(message)
    }

    /// Steps over `wanted` if it is next.
    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// Steps over `wanted`, or fails with `message`.
    pub(super) fn expect(&mut self, wanted: char, message: &str) -> Result<(), AsmError> {
        match self.eat(wanted) {
            true => Ok(()),
            false => Err(self.error(message)),
        }
    }

    /// Letters, digits and `_ . @` from here on; empty if there are none.
    pub(super) fn word(&mut self) -> String {
        self.peek();
        let mut word = String::new();
        while let Some(c) = self.here().filter(|c| is_word(*c)) {
            word.push(c);
            self.at += 1;
        }
        word
    }

    /// An unsigned number below 2^64: `18` or `0x12`.
    pub(super) fn number(&mut self) -> Result<i128, AsmError> {
        let place = self.place();
        let word = self.word();
        let lower = word.to_ascii_lowercase();
        let parsed = match lower.strip_prefix("0x") {
            Some(hex) if hex.starts_with(|c: char| c.is_ascii_hexdigit()) => u64::from_str_radix(hex, 16),
            _ => lower.parse(),
        };
        let explain =
            || match lower.strip_prefix("0x").unwrap_or(&lower).chars().all(|c| c.is_ascii_hexdigit()) {
                true if lower.len() > 16 => {
                    format!("{word} is too large: numbers have at most 64 bits")
                }
                _ => format!("`{word}` is not a number: write decimal (18) or hex (0x12)"),
            };
        parsed.map(i128::from).map_err(|_| place.error(explain()))
    }

    /// Whether a number stands here.
    pub(super) fn at_number(&mut self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_digit())
    }

    fn here(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '@')
}

//! The words of one line, each with its column, and the numbers among them.

use super::ScenarioError;

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
    pub fn error(&self, message: impl Into<String>) -> ScenarioError {
        ScenarioError { line: self.line, column: self.column, message: message.into() }
    }

    /// `key=value` as two words.
    pub fn setting(&self) -> Result<(Self, Self), ScenarioError> {
        let Some((key, value)) = self.text.split_once('=') else {
            return Err(self.error(format!("expected key=value, found \u{201c}{}\u{201d}", self.text)));
        };
        let column = self.column + key.chars().count() + 1;
        Ok((Word { text: key, ..*self }, Word { text: value, column, ..*self }))
    }

    /// A number: decimal or `0x…`, with an optional K, M or G (times 1024, 1024², 1024³).
    pub fn number(&self) -> Result<u64, ScenarioError> {
        let text = self.text;
        match digits(text) {
            Some((digits, radix, shift)) => u64::from_str_radix(digits, radix)
                .ok()
                .and_then(|number| number.checked_mul(1 << shift))
                .ok_or_else(|| {
                    self.error(format!("\u{201c}{text}\u{201d} is too large: a number has at most 64 bits"))
                }),
            None => Err(self
                .error(format!("\u{201c}{text}\u{201d} is not a number; write it like 4096, 4K or 0x1000"))),
        }
    }
}

/// The words of a line up to a comment.
pub fn words(text: &str, line: usize) -> Vec<Word<'_>> {
    let code = text.split('#').next().unwrap_or("");
    let mut words = Vec::new();
    let mut rest = code;
    let mut column = 1;
    loop {
        let trimmed = rest.trim_start();
        column += rest.chars().count() - trimmed.chars().count();
        if trimmed.is_empty() {
            return words;
        }
        let end = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
        let (word, after) = trimmed.split_at_checked(end).unwrap_or((trimmed, ""));
        words.push(Word { text: word, line, column });
        column += word.chars().count();
        rest = after;
    }
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
    let units = [(['k', 'K'], 10), (['m', 'M'], 20), (['g', 'G'], 30)];
    let unit = units.into_iter().find_map(|(letters, shift)| Some((text.strip_suffix(letters)?, 10, shift)));
    unit.unwrap_or((text, 10, 0))
}

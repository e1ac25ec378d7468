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
        parse_number(self.text).ok_or_else(|| {
            self.error(format!(
                "\u{201c}{}\u{201d} is not a number; write it like 4096, 4K or 0x1000",
                self.text
            ))
        })
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
        let (word, after) = trimmed.split_at(end);
        words.push(Word { text: word, line, column });
        column += word.chars().count();
        rest = after;
    }
}

fn parse_number(text: &str) -> Option<u64> {
    let plain = text.to_ascii_lowercase();
    if let Some(hex) = plain.strip_prefix("0x") {
        let digits = !hex.is_empty() && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        return digits.then(|| u64::from_str_radix(hex, 16).ok()).flatten();
    }
    let (digits, shift) = match plain.chars().last()? {
        'k' => (plain.strip_suffix('k')?, 10),
        'm' => (plain.strip_suffix('m')?, 20),
        'g' => (plain.strip_suffix('g')?, 30),
        _ => (plain.as_str(), 0),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse::<u64>().ok()?.checked_mul(1 << shift)
}

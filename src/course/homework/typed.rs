//! What a person types: a number, or a word for a fault.

use super::error::quoted;
use super::number::MOST;

/// A typed answer, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// A number.
    Number {
        /// It.
        value: i64,
        /// Whether it was written without 0x.
        decimal: bool,
    },
    /// That the access is not allowed.
    Violation,
}

/// Words for a fault.
pub const FAULTS: [&str; 14] = [
    "violation",
    "segmentation violation",
    "segmentation fault",
    "seg fault",
    "segfault",
    "segv",
    "sigsegv",
    "fault",
    "invalid",
    "illegal",
    "not valid",
    "out of bounds",
    "no",
    "none",
];

impl Typed {
    /// Reads an answer about an address. An error says how to write one.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.trim().trim_end_matches(['.', '!']);
        let word = text.to_ascii_lowercase().replace(['-', '_'], " ");
        if FAULTS.contains(&word.as_str()) {
            return Ok(Self::Violation);
        }
        match number(text) {
            Some((value, decimal)) => Ok(Self::Number { value, decimal }),
            None if text.is_empty() => {
                Err("Nothing is typed yet: type a physical address such as 0x2f or 47, or violation."
                    .to_owned())
            }
            None => Err(format!(
                "{} is neither a number nor a fault: type a physical address such as 0x2f or 47, or violation.",
                quoted(text)
            )),
        }
    }
}

/// Reads an answer that is a number of at least 0, or a fault where there may be one. An error says how to write one.
pub(crate) fn read_answer(text: &str, may_fault: bool) -> Result<Option<u64>, String> {
    match Typed::read(text) {
        Ok(Typed::Violation) if may_fault => Ok(None),
        Ok(Typed::Number { value: value @ 0.., .. }) => Ok(Some(value.unsigned_abs())),
        _ if text.trim().is_empty() => Err("Nothing is typed yet.".to_owned()),
        _ if may_fault => {
            Err(format!("{} is no answer: type a number such as 0x2f or 47, or fault.", quoted(text)))
        }
        _ => Err(format!("{} is no answer: type a number such as 47 or 0x2f.", quoted(text))),
    }
}

/// A number, in decimal or with 0x in hex, and whether it is decimal.
pub(super) fn number(text: &str) -> Option<(i64, bool)> {
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let hex = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X"));
    let (digits, radix) = hex.map_or((digits, 10), |hex| (hex, 16));
    let signless = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let value = i64::from_str_radix(digits, radix).ok().filter(|value| signless && *value <= MOST)?;
    Some((sign * value, hex.is_none()))
}

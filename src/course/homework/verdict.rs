//! What a typed answer is worth.

use super::typed::Typed;

/// What a typed answer is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is the answer.
    pub right: bool,
    /// Which typical mistake leads to it, in lower-case words with dashes: "no-check". None where it is right, and
    /// where no typical mistake leads to it.
    pub mistake: Option<&'static str>,
    /// Why it is right; or what is wrong with it, and where the way to the answer was left.
    pub reason: String,
}

impl Verdict {
    /// The answer, and why.
    pub(super) fn right(reason: impl Into<String>) -> Self {
        Self { right: true, mistake: None, reason: reason.into() }
    }

    /// A wrong answer to which no typical mistake leads.
    pub(super) fn wrong(reason: impl Into<String>) -> Self {
        Self { right: false, mistake: None, reason: reason.into() }
    }

    /// A typical mistake.
    pub(super) fn mistake(name: &'static str, reason: impl Into<String>) -> Self {
        Self { right: false, mistake: Some(name), reason: reason.into() }
    }

    /// Nothing that could be an answer.
    pub(super) fn unread(reason: impl Into<String>) -> Self {
        Self::mistake("unread", reason)
    }
}

/// A wrong answer that people give: its name, what they type, and what to tell them.
pub(super) type Slip<T> = (&'static str, T, String);

/// The first mistake that leads to what was typed.
pub(super) fn recognised<T: PartialEq>(slips: Vec<Slip<T>>, typed: &T) -> Option<Verdict> {
    let slip = slips.into_iter().find(|(_, wrong, _)| wrong == typed);
    slip.map(|(name, _, reason)| Verdict::mistake(name, reason))
}

/// A number that was meant in hex: its decimal digits, read as hex, are the answer.
pub(super) fn hex_digits(typed: Typed, answer: i64) -> Option<Verdict> {
    let Typed::Number { value: value @ 0.., decimal: true } = typed else { return None };
    let meant = i64::from_str_radix(&value.to_string(), 16).ok()?;
    let reason = format!("{value} without 0x is decimal; what you mean is 0x{value}: write the 0x in front.");
    (meant == answer).then(|| Verdict::mistake("hex-without-prefix", reason))
}

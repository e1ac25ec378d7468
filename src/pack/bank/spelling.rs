//! The ways in which an answer may be typed.

use course::homework::FAULTS;

/// How to type an answer.
pub(super) const NUMBER: &str = "Type a number, in decimal or with `0x` in hex.";

/// Every spelling of a number, in decimal and in hex, or of a fault, beginning with this word for it. Whoever compares
/// them ignores case.
pub(super) fn spellings(answer: Option<i128>, fault: &str) -> Vec<String> {
    let Some(number) = answer else {
        let others = FAULTS.into_iter().filter(|word| *word != fault);
        return std::iter::once(fault).chain(others).map(str::to_owned).collect();
    };
    let sign = if number < 0 { "-" } else { "" };
    vec![number.to_string(), format!("{sign}{:#x}", number.unsigned_abs())]
}

/// How to type an answer that may be a fault.
pub(super) fn number_or(fault: &str) -> String {
    format!("Type a number, in decimal or with `0x` in hex, or {fault}.")
}

//! Words of a trace: numbers, and excerpts for reports.
//!
//! The standard library's searches for a text in a text would add kilobytes to the download; marks are short.

/// Characters of the longest excerpt.
const LONGEST: usize = 48;

/// What stands before and behind the first of a mark.
pub fn cut<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let starts =
        |at: &usize| text.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(mark.as_bytes()));
    let at = (0..text.len()).find(starts)?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

/// What stands before the first of a mark, or all.
pub fn before<'a>(text: &'a str, mark: &str) -> &'a str {
    cut(text, mark).map_or(text, |(before, _)| before)
}

/// What stands behind the last of a mark, or all.
pub fn behind<'a>(mut text: &'a str, mark: &str) -> &'a str {
    while let Some((_, behind)) = cut(text, mark) {
        text = behind;
    }
    text
}

/// A number from 0 to 2^64 - 1 as the tools print it: `472`, `0x4B07040`, `(nil)`, `NULL`.
pub fn number(word: &str) -> Option<u64> {
    // A call's parenthesis ends at the first that closes: `free((nil))`.
    if matches!(word, "nil" | "(nil)" | "(nil" | "NULL") {
        return Some(0);
    }
    let (digits, radix) = word.strip_prefix("0x").map_or((word, 10), |digits| (digits, 16));
    let mut number = (!digits.is_empty()).then_some(0_u64)?;
    for digit in digits.bytes() {
        let digit = char::from(digit).to_digit(radix)?;
        number = number.checked_mul(u64::from(radix))?.checked_add(u64::from(digit))?;
    }
    Some(number)
}

/// The two numbers that a text consists of.
pub fn pair(text: &str) -> Option<(u64, u64)> {
    let (first, second) = cut(text.trim_ascii(), " ")?;
    Some((number(first)?, number(second.trim_ascii())?))
}

/// The start of a text, fit for a report: short, and without control characters.
pub fn excerpt(text: &str) -> String {
    let mut excerpt = String::new();
    for (place, character) in text.chars().enumerate() {
        if place == LONGEST {
            excerpt.push('…');
            break;
        }
        excerpt.push(if character.is_control() { char::REPLACEMENT_CHARACTER } else { character });
    }
    excerpt
}

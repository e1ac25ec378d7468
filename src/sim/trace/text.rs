//! Words of a trace: numbers, and excerpts for reports.

/// Characters of the longest excerpt.
const LONGEST: usize = 48;

/// A number from 0 to 2^64 - 1 as the tools print it: `472`, `0x4B07040`, `(nil)`, `NULL`.
pub fn number(word: &str) -> Option<u64> {
    let word = word.trim_matches(['(', ')']);
    if word == "nil" || word == "NULL" {
        return Some(0);
    }
    let (digits, radix) = word.strip_prefix("0x").map_or((word, 10), |digits| (digits, 16));
    // Rust would also read "+5".
    if digits.starts_with('+') { None } else { u64::from_str_radix(digits, radix).ok() }
}

/// The two numbers that a text consists of.
pub fn pair(text: &str) -> Option<(u64, u64)> {
    let mut words = text.split_ascii_whitespace();
    let pair = (number(words.next()?)?, number(words.next()?)?);
    words.next().is_none().then_some(pair)
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

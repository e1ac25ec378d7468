//! Words that must fit into a block.

/// Pixels of one letter inside a block, about.
const LETTER: f64 = 6.9;
/// Pixels that stay free beside the words.
const MARGIN: f64 = 4.0;
/// A block is labelled inside from this height on, in pixels.
pub(crate) const LABEL_HEIGHT: f64 = 12.5;
/// Two labels beside a column are at least this far apart, in pixels.
pub(crate) const LABEL_GAP: f64 = 14.0;

/// The words, cut short with an ellipsis where a block so wide has no room for them; empty where it is too thin.
pub(crate) fn fitted(words: &str, width: f64, height: f64) -> String {
    let room = ((width - MARGIN) / LETTER).max(0.0) as usize;
    if height < LABEL_HEIGHT || room < 2 {
        return String::new();
    }
    if words.chars().count() <= room {
        return words.to_owned();
    }
    words.chars().take(room - 1).chain(['\u{2026}']).collect()
}

/// The first of several ways to say something that fits, else the last of them cut short.
pub(crate) fn shortest(ways: &[String], width: f64, height: f64) -> String {
    let fits = fitting(ways, width, height);
    if !fits.is_empty() {
        return fits;
    }
    ways.last().map_or_else(String::new, |last| fitted(last, width, height))
}

/// The first of several ways to say something that fits; empty where none does.
pub(crate) fn fitting(ways: &[String], width: f64, height: f64) -> String {
    let fits = |words: &&String| words.chars().count() as f64 * LETTER + MARGIN <= width;
    if height < LABEL_HEIGHT {
        return String::new();
    }
    ways.iter().find(fits).cloned().unwrap_or_default()
}

/// A number and what is counted: "1 block", "3 blocks".
pub(crate) fn count(number: u64, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_never_leave_their_block() {
        assert_eq!(fitted("A \u{b7} code", 100.0, 20.0), "A \u{b7} code");
        assert_eq!(fitted("A, B, C \u{b7} code", 50.0, 20.0), "A, B,\u{2026}");
        assert_eq!((fitted("code", 100.0, 12.0), fitted("code", 15.0, 20.0)), (String::new(), String::new()));
        assert_eq!(fitting(&["free 12 B".into(), "12 B".into()], 50.0, 20.0), "12 B");
    }
}

//! Wording that several refusals share.

/// The names in a row: commas between them, and `last` before the last one.
pub(crate) fn list(names: &[&str], last: &str) -> String {
    let mut text = String::new();
    for (behind, name) in (0..names.len()).rev().zip(names) {
        text.push_str(name);
        text.push_str(match behind {
            0 => "",
            1 => last,
            _ => ", ",
        });
    }
    text
}

/// That a word is none of the names there are, with a list of them.
pub(crate) fn unknown(word: &str, what: &str, names: &[&str], last: &str) -> String {
    format!("\u{201c}{word}\u{201d} is {what} {}", list(names, last))
}

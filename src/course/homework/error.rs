//! What can be wrong with flags.

use std::fmt;

/// What is wrong with the flags of a problem, or that they ask for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeworkError {
    /// The flag, as the simulator's table has it: `-s`; or the word that is no flag of it. `-h` where help was asked
    /// for, which is no mistake.
    pub flag: String,
    /// What is wrong and what would be right, or the help; it names the flag.
    pub message: String,
}

impl HomeworkError {
    /// About a flag; the message begins with it.
    pub(super) fn new(flag: impl Into<String>, reason: impl fmt::Display) -> Self {
        let flag = flag.into();
        let message = format!("{flag}: {reason}");
        Self { flag, message }
    }
}

impl fmt::Display for HomeworkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for HomeworkError {}

/// A word as a sentence quotes it: not more of it than anybody wants to read again.
pub(super) fn quoted(word: &str) -> String {
    const MOST: usize = 40;
    let shown: String = word.chars().take(MOST).collect();
    let rest = if shown.len() < word.len() { "\u{2026}" } else { "" };
    format!("\u{201c}{shown}{rest}\u{201d}")
}

//! A breach of a rule: where it is, and what would be right.

use std::fmt;

/// One breach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// From the root of the project.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

impl Breach {
    pub fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// Fails with the list of breaches, if there are any.
pub fn none(breaches: Vec<Breach>) {
    let list: Vec<String> = breaches.iter().map(Breach::to_string).collect();
    assert!(list.is_empty(), "\n{}\n", list.join("\n"));
}

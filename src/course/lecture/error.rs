//! What can be wrong with a lecture's file.

use std::fmt;

/// What is wrong with a lecture's Markdown, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LectureError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

impl LectureError {
    pub(super) fn new(line: usize, message: impl Into<String>) -> Self {
        Self { line, message: message.into() }
    }
}

impl fmt::Display for LectureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for LectureError {}

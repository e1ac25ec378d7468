//! Inputs: made smaller, kept in a file, and read from it again.

use std::fmt::Debug;

use super::shrink;

/// What a target is tried with.
pub trait Input: Debug + Send + Sync + Sized + 'static {
    /// The same input without a part, once for each part that may be left out, large parts first.
    fn smaller(&self) -> Vec<Self>;

    /// The input as the text of a file; after a failed run, of all that led to it.
    fn written(&self) -> String;

    /// The input of such a file.
    fn read(text: &str) -> Self;
}

impl Input for String {
    fn smaller(&self) -> Vec<Self> {
        shrink::texts(self)
    }

    fn written(&self) -> String {
        self.clone()
    }

    fn read(text: &str) -> Self {
        text.to_owned()
    }
}

//! A quiz: names in a C program, each to be matched to the segment in which it lives.
//!
//! The file of a quiz holds no key. The scenario is the C program compiled by hand for our machine; it runs, and each
//! name is looked up in the running process.

mod place;
mod solve;

use sim::SegmentName;

pub use solve::{Located, Solved, Verdict};

include!(concat!(env!("OUT_DIR"), "/quizzes.rs"));

/// The bundled quizzes, in the order of their files.
pub fn quizzes() -> &'static [Quiz] {
    QUIZZES
}

/// A C program, the machine that runs it, and the names to be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiz {
    /// Its name in addresses: lower-case letters, digits and `-`.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What is asked.
    pub question: &'static str,
    /// What helps without telling an answer.
    pub hint: &'static str,
    /// The C program.
    pub source: &'static str,
    /// The same program on our machine, in the `.sim` form. Its one process runs where the scenario opens.
    pub scenario: &'static str,
    /// The names to be placed.
    pub items: &'static [Item],
}

/// A name to be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// As C writes it: "*z".
    pub name: &'static str,
    /// The line of the source that names it, from 1.
    pub line: u32,
    /// Where the running process has it: an operand of an instruction, or `*` and the operand of a pointer to it.
    pub place: &'static str,
    /// What is told to whoever chooses a segment, in the order of `SegmentName::ALL`.
    pub reasons: [&'static str; 4],
}

impl Item {
    /// Why this choice is right, or why it is wrong.
    pub fn reason(&self, choice: SegmentName) -> &'static str {
        self.reasons[choice as usize]
    }
}

//! The course: lectures, quizzes and examples, each about a machine that really runs.
//!
//! | module | what it holds |
//! | --- | --- |
//! | `lecture` | Markdown to steps: text, a scenario each, and what must hold of it |
//! | `example` | machines that each show one thing happen, with a title and what to look for |
//! | `listed` | what there is, by name |
//! | `quiz` | names to be matched to segments; the answers are looked up in the running machine |
//! | `matching` | a program, its names, and the address space in which they are to be placed |
//! | `homework` | OSTEP's problems by their command lines: drawn, answered by the machine, explained, marked |
//! | `segments` | where everything that a C program names lives, and why |
//! | `practice` | questions made by seed, each with a machine that proves the answer |
//! | `exercise` | what a quiz can ask, by name |
//! | `program` | C programs to ask that of, from easy to hard |
//!
//! A new lecture is one file in `lectures/`, a new quiz one in `quizzes/`, a new example one in `examples/`, a new
//! program one in `programs/`: `build.rs` finds them.

mod example;
mod exercise;
pub mod homework;
mod lecture;
mod listed;
mod matching;
pub mod practice;
mod program;
mod quiz;
mod segments;

pub use example::{Example, examples};
pub use exercise::Exercise;
pub use lecture::{
    Answer, Block, Expectation, Inline, Lecture, LectureError, Marked, Part, Predict, Row, Show, Step, Tab,
    lectures, quantities,
};
pub use listed::{Listed, listed};
pub use matching::{Matching, Name};
pub use program::{Program, programs};
pub use quiz::{Item, Located, Quiz, Solved, Verdict, quizzes};
pub use segments::{CError, Placed, segments};

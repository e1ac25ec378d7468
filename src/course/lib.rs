//! The course: lectures and quizzes, each about a machine that really runs.
//!
//! | module | what it holds |
//! | --- | --- |
//! | `lecture` | Markdown to steps: text, a scenario each, and what must hold of it |
//! | `quiz` | names to be matched to segments; the answers are looked up in the running machine |
//!
//! A new lecture is one file in `lectures/`, a new quiz one file in `quizzes/`: `build.rs` finds them.

mod lecture;
mod quiz;

pub use lecture::{Block, Expectation, Inline, Lecture, LectureError, Step, lectures};
pub use quiz::{Item, Located, Quiz, Solved, Verdict, quizzes};

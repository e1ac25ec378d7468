//! Practice: questions made by seed, each with a machine that proves the answer and then shows it.
//!
//! ```text
//!  topic, skill, seed ──▶ random numbers ──▶ scenario ──▶ machine ──▶ question with its answer
//! ```
//!
//! No answer is written down: a generator draws a scenario, runs it, and reads the answer off the machine. Each wrong
//! answer that people typically give has a reason of its own; a question whose typical mistake leads to the right
//! answer is drawn again, or has no such choice.

mod attempt;
mod concepts;
mod dice;
mod form;
mod numerals;
mod placement;
mod programs;
mod proof;
mod protection;
mod question;
mod references;
mod round;
mod slips;
mod tables;
mod topic;
mod translation;
mod wording;

pub use form::{Choice, Form, Slip, Typed};
pub use programs::one_of_each_level;
pub use question::{Given, Question, Reply};
pub use round::{LENGTH, MOST, Round, questions};
pub use topic::{Skill, Topic};

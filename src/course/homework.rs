//! OSTEP's homework: the problem that relocation.py, segmentation.py or malloc.py draws for the same flags, its answers,
//! why they are right, and what is wrong with another one.
//!
//! ```text
//!  flags ──▶ words ──▶ values ──▶ random numbers ──▶ problem ──▶ machine ──▶ answers
//!                                                       │                      │
//!                                                       └── explain, mark ◀────┘
//! ```
//!
//! The answers are not written down and not calculated here: the MMU of `sim` translates, its registers set alike, and
//! the heap of `sim` allocates. Where the machine cannot be set alike, the module that asks it says why
//! (`segmentation/mmu.rs`).

mod command;
mod error;
mod explanation;
mod fact;
mod figure;
mod flag;
mod flags;
mod integer;
mod malloc;
mod number;
mod options;
mod problem;
mod random;
mod relocation;
mod seed;
mod segmentation;
mod simulator;
mod tables;
mod typed;
mod value;
mod verdict;
mod words;

pub use error::HomeworkError;
pub use explanation::Explanation;
pub use fact::Fact;
pub use flag::Flag;
pub use flags::Flags;
pub use malloc::{FreeBlock, HeapMoment, Malloc, Operation, malloc};
pub use problem::{Problem, Question, homework};
pub use random::Random;
pub use relocation::{Relocated, Relocation, relocation};
pub use seed::Seed;
pub use segmentation::{Segment, Segmentation, Translated, segmentation};
pub use simulator::Simulator;
pub use typed::FAULTS;
pub(crate) use typed::read_answer;
pub use verdict::Verdict;

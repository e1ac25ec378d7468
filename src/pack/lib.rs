//! What leaves for a learning platform, as files: question banks, and quizzes and lectures as packages that report back.
//!
//! ```text
//!  order ──▶ tasks ──▶ bank: GIFT, Moodle XML, QTI ──▶ file
//!    └─────▶ scorm: manifest, launcher, memlane.html ──▶ zip file
//! ```
//!
//! | module | what it holds |
//! | --- | --- |
//! | `order` | what is wanted, read from an address of the page or from one of OSTEP's command lines |
//! | `tasks` | the tasks of an order, drawn |
//! | `bank` | tasks as text that learning platforms import |
//! | `scorm` | SCORM packages, in which the page runs and reports |
//! | `format` | all formats by name |
//! | `file` | an order in a format: one file with its name |
//! | `archive` | zip files |
//! | `xml` | a tree of elements, and its text |
//!
//! `main` is the program behind `make bank` and `make scorm`; the page calls the same library in a WebAssembly of its own.

mod archive;
pub mod bank;
mod file;
mod format;
mod order;
pub mod scorm;
mod tasks;
mod xml;

pub use file::{File, file};
pub use format::Format;
pub use order::{Order, What, count, seed};
pub use tasks::tasks;

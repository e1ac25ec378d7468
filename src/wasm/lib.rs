//! The JavaScript door: the machine of `sim` for Node and browsers, as `memlane.d.ts` describes it.
//!
//! | file | what it does |
//! | --- | --- |
//! | `memlane.js` | the names users see; a machine's lifetime; turns refusals into Errors |
//! | `argument.js` | checks one argument, or refuses it with a sentence that says what it must be |
//! | `statement.js` | from options to the line of the `.sim` form that asks for them |
//! | `core` | one machine: takes lines of the `.sim` form, answers in plain data |
//! | `goals` | the lecture's goals against its mechanisms |
//! | `course` | C programs and OSTEP's homework, not in the build of the machine alone |
//! | `references` | the memory references of a listing, without running it |
//! | `data` | plain data out: serde-wasm-bindgen, one value at a time |
//! | `allocator` | where memory comes from, and how much of it at a time |
//! | `panic` | a panic becomes a JavaScript Error |
//!
//! A refusal leaves here as a string, so that `memlane.js` can tell it from a crash.

mod allocator;
mod core;
#[cfg(feature = "course")]
mod course;
mod data;
mod goals;
mod panic;
mod references;

use wasm_bindgen::prelude::wasm_bindgen;

pub use crate::core::Core;
#[cfg(feature = "course")]
pub use crate::course::{homework, segments};
pub use crate::goals::goals;
pub use crate::references::references;

/// Runs once, when the module is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    panic::install();
}

//! The JavaScript door: the machine of `sim` for Node and browsers, as `memlane.d.ts` describes it.
//!
//! | file | what it does |
//! | --- | --- |
//! | `memlane.js` | the names users see; a machine's lifetime; turns refusals into Errors |
//! | `core` | one machine: each method checks its arguments, asks the timeline, answers in plain data |
//! | `options`, `argument` | from JavaScript values to numbers, names and settings, or a sentence that says why not |
//! | `references` | the memory references of a listing, without running it |
//! | `json` | plain data out |
//! | `panic` | a panic becomes a JavaScript Error |
//!
//! A refusal leaves here as a string, so that `memlane.js` can tell it from a crash.

mod argument;
mod core;
mod json;
mod options;
mod panic;
mod references;

use wasm_bindgen::prelude::wasm_bindgen;

pub use crate::core::Core;
pub use crate::references::references;

/// A tenth of the code of the standard library's allocator.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Runs once, when the module is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    panic::install();
}

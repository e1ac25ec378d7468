//! The reader of Markdown, a WebAssembly of its own: the page fetches it for a lecture that comes by URL, and does
//! without it until then.

use course::Marked;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Smaller than the allocator of the standard library.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}

/// Reads a lecture's file into rows: line, kind, words, line, kind, words…
#[wasm_bindgen]
pub fn run(source: &str) -> Array {
    let cells = Marked::read(source).rows().into_iter().flat_map(|row| {
        [JsValue::from_f64(row.line as f64), JsValue::from_str(&row.kind), JsValue::from_str(&row.words)]
    });
    cells.collect()
}

//! The reader of C, a WebAssembly of its own: the page fetches it for a quiz about a program, and does without it until
//! then.

use course::{Name, segments};
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Smaller than the allocator of the standard library.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}

/// Reads a program and says where everything lives that it names: eight cells each, name, function or nothing, line, the
/// place of the segment among the four, the reason for each of the four. Of what is no program it says line, column and
/// what is wrong: three cells.
#[wasm_bindgen]
pub fn run(source: &str) -> Array {
    match segments(source) {
        Ok(placed) => placed.iter().map(Name::from).flat_map(row).collect(),
        Err(error) => {
            [number(error.line), number(error.column), JsValue::from(error.message)].into_iter().collect()
        }
    }
}

fn row(name: Name) -> impl Iterator<Item = JsValue> {
    let function = name.function.map_or(JsValue::NULL, JsValue::from);
    let place = number(name.segment as u32);
    let told = [JsValue::from(name.name), function, number(name.line), place];
    told.into_iter().chain(name.reasons.map(JsValue::from))
}

fn number(value: u32) -> JsValue {
    JsValue::from_f64(f64::from(value))
}

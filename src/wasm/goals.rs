//! The lecture's goals against its mechanisms.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::data::to_js;

/// Runs every experiment and tells what came of each.
#[wasm_bindgen]
pub fn goals() -> JsValue {
    to_js(&sim::goals())
}

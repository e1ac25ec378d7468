//! Plain data out: snapshots, events and listings as JavaScript's own objects, `null` where there is nothing.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsValue, throw_val};

/// The JavaScript form of a value that holds no number beyond what JavaScript has.
pub fn to_js(value: &impl Serialize) -> JsValue {
    match value.serialize(&Serializer::json_compatible()) {
        Ok(data) => data,
        // No number of the machine's is that large: `memlane.js` reports it as a crash.
        Err(error) => throw_val(error.into()),
    }
}

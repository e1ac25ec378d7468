//! Plain data out: objects, arrays, numbers, text; `null` where there is nothing.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::JsValue;

/// The JavaScript form of a snapshot, an event, a translation or a listing.
pub fn to_js(value: &impl Serialize) -> Result<JsValue, String> {
    value.serialize(&Serializer::json_compatible()).map_err(|error| error.to_string())
}

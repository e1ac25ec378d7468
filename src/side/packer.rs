//! The packer, a WebAssembly of its own: the page fetches it for who wants a question bank or a package for a learning
//! platform.

use js_sys::{Array, Uint8Array};
use pack::{File, Format, Order, file};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Smaller than the allocator of the standard library.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}

/// Makes the file of an order: four cells, its name, media type and bytes, and the number of questions or nothing. Of an order
/// that makes no sense one cell says why. `pass` is a share in percent, or nothing; `page` the page as one file, for SCORM.
#[wasm_bindgen]
pub fn run(order: &str, format: &str, pass: Option<u8>, page: &[u8]) -> Array {
    match made(order, format, pass, page) {
        Ok(file) => {
            let questions = file.questions.map_or(JsValue::NULL, |count| JsValue::from_f64(count as f64));
            let bytes = Uint8Array::from(file.bytes.as_slice());
            [file.name.into(), file.media_type.into(), bytes.into(), questions].into_iter().collect()
        }
        Err(why) => [JsValue::from(why)].into_iter().collect(),
    }
}

fn made(order: &str, format: &str, pass: Option<u8>, page: &[u8]) -> Result<File, String> {
    let format =
        Format::named(format).ok_or_else(|| format!("there is no format \u{201c}{format}\u{201d}"))?;
    file(&Order::parse(order)?, format, page, pass)
}

//! A file for the person to keep.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::dom;

/// Saves a text as a file of that name and media type. None where the browser cannot.
pub fn save(name: &str, kind: &str, text: &str) -> Option<()> {
    let parts = Array::of1(&JsValue::from_str(text));
    save_blob(name, &Blob::new_with_str_sequence_and_options(&parts, &settings(kind)).ok()?)
}

/// Saves bytes.
pub fn save_bytes(name: &str, kind: &str, bytes: &Uint8Array) -> Option<()> {
    let parts = Array::of1(bytes);
    save_blob(name, &Blob::new_with_u8_array_sequence_and_options(&parts, &settings(kind)).ok()?)
}

fn settings(kind: &str) -> BlobPropertyBag {
    let settings = BlobPropertyBag::new();
    settings.set_type(kind);
    settings
}

/// Saves what a blob holds.
pub fn save_blob(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = dom::document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).ok()
}

//! A text on the clipboard.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use yew::Callback;

use crate::dom;

/// Copies a text; tells whether the browser allowed it. Frames and old browsers may refuse.
pub fn copy(text: &str, done: Callback<bool>) {
    let Some(promise) = write(text) else { return done.emit(false) };
    let refused = done.clone();
    let copied = Closure::once_into_js(move |_: JsValue| done.emit(true));
    let refused = Closure::once_into_js(move |_: JsValue| refused.emit(false));
    let (Some(copied), Some(refused)) = (copied.dyn_ref::<Function>(), refused.dyn_ref::<Function>()) else {
        return;
    };
    // `then` by name: its typed form wants closures that outlive the call.
    if let Ok(then) = Reflect::get(&promise, &"then".into()).and_then(JsCast::dyn_into::<Function>) {
        let _ = then.call2(&promise, copied, refused);
    }
}

/// None where the page has no clipboard: outside HTTPS, and in some frames.
fn write(text: &str) -> Option<Promise> {
    let navigator = dom::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok().filter(JsValue::is_object)?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}

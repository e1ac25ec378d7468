//! The browser's full screen. It may be refused: then the page itself is the screen.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::dom;

/// Asks for it, where a hand has just asked for it: browsers let nobody else.
pub fn enter() {
    if let Some(root) = dom::root().filter(|_| a_hand_is_here()) {
        call(&root, "requestFullscreen");
    }
}

/// Gives it back.
pub fn leave() {
    if let Some(document) = dom::document().filter(|document| document.fullscreen_element().is_some()) {
        call(&document, "exitFullscreen");
    }
}

/// Whether a key or a pointer was just used; a browser that does not say so is asked anyway.
fn a_hand_is_here() -> bool {
    let get = |from: &JsValue, name: &str| Reflect::get(from, &JsValue::from_str(name)).ok();
    let navigator = get(&js_sys::global(), "navigator");
    let activation = navigator.and_then(|navigator| get(&navigator, "userActivation"));
    let active = activation.filter(JsValue::is_object).and_then(|activation| get(&activation, "isActive"));
    active.and_then(|active| active.as_bool()).unwrap_or(true)
}

/// Calls a method that promises something; what becomes of the promise is no matter.
fn call(target: &JsValue, method: &str) {
    let method = Reflect::get(target, &JsValue::from_str(method)).ok();
    let Some(method) = method.and_then(|method| method.dyn_into::<Function>().ok()) else { return };
    let promised = method.call0(target).ok().and_then(|value| value.dyn_into::<Promise>().ok());
    if let Some(promise) = promised {
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}

//! Panics: hands the message to `www/crash.js`, which draws the screen without the app.

use std::panic::PanicHookInfo;

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

use crate::dom;

/// Must run before the app starts: Yew keeps a hook that is set by its own function.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(tell));
}

/// Breaks on purpose, for `?debug=panic` and the test of the screen.
#[allow(clippy::panic)]
pub fn now() {
    panic!("the address of this page asked for a panic: ?debug=panic");
}

fn tell(info: &PanicHookInfo<'_>) {
    let text = info.to_string();
    web_sys::console::error_1(&JsValue::from_str(&text));
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(&text));
    if let (Some(window), Ok(event)) =
        (dom::window(), CustomEvent::new_with_event_init_dict("memlane-crash", &init))
    {
        let _ = window.dispatch_event(&event);
    }
}

//! A panic becomes a JavaScript Error that says what happened, not a bare `unreachable`.

use std::panic::{PanicHookInfo, set_hook};

/// From now on a panic throws. What it left half done stays so: `memlane.js` gives the machine up.
pub fn install() {
    set_hook(Box::new(throw));
}

fn throw(info: &PanicHookInfo<'_>) {
    wasm_bindgen::throw_str(&info.to_string())
}

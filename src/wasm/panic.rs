//! A panic becomes a JavaScript Error that says what happened, not a bare `unreachable`.

use std::panic::{PanicHookInfo, set_hook};

/// From now on a panic throws. What it left half done stays so: `memlane.js` gives the machine up.
pub fn install() {
    set_hook(Box::new(throw));
}

fn throw(info: &PanicHookInfo<'_>) {
    wasm_bindgen::throw_str(&info.to_string())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use js_sys::{Error, Function};
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::{Closure, JsValue};
    use wasm_bindgen_test::wasm_bindgen_test;

    /// A panic on purpose, as JavaScript would meet one.
    fn caught() -> Error {
        super::install();
        let empty: Vec<u8> = Vec::new();
        let broken = Closure::wrap(Box::new(move || assert!(empty[7] == 0)) as Box<dyn Fn()>);
        let broken: &Function = broken.as_ref().unchecked_ref();
        broken.call0(&JsValue::NULL).unwrap_err().unchecked_into()
    }

    #[wasm_bindgen_test]
    fn a_panic_is_thrown_as_an_error_that_tells_what_and_where() {
        let message = String::from(caught().message());
        assert!(message.contains("len is 0 but the index is 7"), "{message}");
        assert!(message.contains("panic.rs"), "{message}");
    }
}

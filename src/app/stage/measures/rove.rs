//! Up and down in a row of things of which one has the focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, SvgElement};

/// Moves the focus to a neighbour of what has it, where the key says so; `press` also clicks there.
pub fn rove(event: &Event, press: bool) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    let Some(here) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let there = match key.as_str() {
        "ArrowDown" => here.next_element_sibling(),
        "ArrowUp" => here.previous_element_sibling(),
        _ => return,
    };
    event.prevent_default();
    let Some(there) = there else { return };
    if let Some(element) = there.dyn_ref::<SvgElement>() {
        let _ = element.focus();
    }
    if let Some(element) = there.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
        if press {
            element.click();
        }
    }
}

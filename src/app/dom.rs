//! The browser's objects that a page always has, without the `Option`s of `web-sys`.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, Window};
use yew::{Callback, NodeRef};

/// The window, if this runs in one.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The element that carries the page's theme and mode: `<html>`.
pub fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// Moves the focus to the first element that a CSS selector names; nothing happens where there is none.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Whether there is an element that a CSS selector names.
pub fn exists(selector: &str) -> bool {
    document().is_some_and(|document| matches!(document.query_selector(selector), Ok(Some(_))))
}

/// Whether the page has other files of its own beside it; where it stands in one file, its head names none.
pub fn has_files_beside() -> bool {
    exists("link[href=\"memlane.html\"]")
}

/// Whether an event happened inside what a CSS selector names.
pub fn is_inside(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
}

/// Whether a key belongs to the field that has the focus.
pub fn is_for_a_field(event: &Event) -> bool {
    is_inside(event, "input, select, textarea, [contenteditable]")
}

/// Passes on a dialog's news that it has closed, unless it was opened again before the news came.
pub fn when_closed(told: Callback<Event>) -> Callback<Event> {
    Callback::from(move |event| {
        let again = target::<HtmlDialogElement>(&event).is_some_and(|dialog| dialog.open());
        if !again {
            told.emit(event);
        }
    })
}

/// The element behind a reference, where it is on the page and of this kind.
pub fn cast<T: JsCast>(node: &NodeRef) -> Option<T> {
    node.get().and_then(|node| node.dyn_into().ok())
}

/// What stands in the field, or is the value of the option, that an event happened to.
pub fn value(event: &Event) -> String {
    target::<HtmlInputElement>(event).map(|input| input.value()).unwrap_or_default()
}

/// What an event happened to, where it is of this kind.
pub fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target().and_then(|target| target.dyn_into().ok())
}

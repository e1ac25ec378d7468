//! A sheet over the page: a modal dialog that Escape, its button or a click beside it closes.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use crate::dom;
use crate::element::{El, el};

/// The sheets there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Theme, numbers, directions.
    Settings,
    /// Every key.
    Shortcuts,
    /// What to paste into another page.
    Embed,
}

/// A dialog with a heading; `closed` is told when it has closed. It is shown by `lay_open` once it is on the page.
pub fn sheet(title: &'static str, dialog: &NodeRef, closed: Callback<Event>, content: Vec<Html>) -> El {
    let name = [("id", "sheet-title"), ("tabindex", "-1"), ("autofocus", "")];
    let close = el("button")
        .fixed(&[
            ("type", "button"),
            ("class", "button icon"),
            ("aria-label", "Close"),
            ("title", "Close (Esc)"),
        ])
        .on(|| ListenerKind::onclick, shut(dialog))
        .text("\u{2715}");
    let head = el("header").class("sheet-head").child(el("h2").fixed(&name).text(title)).child(close);
    el("dialog")
        .fixed(&[("class", "sheet"), ("aria-labelledby", "sheet-title")])
        .refer(dialog)
        .on(|| ListenerKind::onclose, dom::when_closed(closed))
        .on(|| ListenerKind::onclick, Callback::from(shut_beside))
        .child(el("div").class("sheet-page").child(head).children(content))
}

/// Shows the dialog if it has just come onto the page.
pub fn lay_open(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>().filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

fn shut(dialog: &NodeRef) -> Callback<Event> {
    let dialog = dialog.clone();
    Callback::from(move |_| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            dialog.close();
        }
    })
}

/// What is clicked beside the sheet is the dialog itself: all of its face is covered by its page.
fn shut_beside(event: Event) {
    if let Some(dialog) = event.target().and_then(|target| target.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

//! What stands above a page that is made for paper: the way to the printer, and the way back.

use yew::Callback;
use yew::virtual_dom::ListenerKind;

use super::link;
use crate::dom;
use crate::element::{El, el};
use crate::route::Route;

/// A button that prints the page, and a link back to where one came from.
pub fn for_paper(back: &Route, words: &'static str) -> El {
    let print = Callback::from(|_| {
        if let Some(window) = dom::window() {
            let _ = window.print();
        }
    });
    let button = el("button")
        .fixed(&[("type", "button"), ("class", "button strong")])
        .on(|| ListenerKind::onclick, print)
        .text("Print");
    el("div").class("buttons").child(button).child(link(back).class("button").text(words))
}

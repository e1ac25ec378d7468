//! A row of options, one of which holds.

use web_sys::Event;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use crate::dom;
use crate::element::{El, el};

/// Options under a title, each a value with its words, the one of this value chosen. `name` is unique on the page;
/// `chosen` is told the value of another that is chosen.
pub fn options(
    name: &str,
    title: &'static str,
    options: &[(&'static str, &'static str)],
    value: &str,
    chosen: &Callback<String>,
) -> El {
    let chosen = chosen.reform(|event: Event| dom::value(&event));
    let options = options.iter().map(|(option, words)| radio(name, option, words, *option == value, &chosen));
    el("fieldset")
        .fixed(&[("class", "options"), ("role", "radiogroup")])
        .child(el("legend").text(title))
        .children(options.collect())
}

fn radio(
    name: &str,
    value: &'static str,
    words: &'static str,
    checked: bool,
    chosen: &Callback<Event>,
) -> Html {
    let input = el("input")
        .fixed(&[("type", "radio"), ("value", value)])
        .set("name", name.to_owned())
        .property("checked", checked)
        .on(|| ListenerKind::onchange, chosen.clone());
    el("label").class("option").child(input).child(el("span").text(words)).html()
}

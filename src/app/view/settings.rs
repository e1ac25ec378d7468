//! The settings: one row of options for each choice.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::{Links, Sheet};
use crate::element::{El, el};
use crate::settings::{CHOICES, Choice, Settings};
use crate::theme::{THEMES, Theme};

/// Every choice, and the way to the shortcuts.
pub fn settings(theme: Theme, settings: Settings, links: &Links) -> Vec<Html> {
    let rest = CHOICES.iter().map(|choice| group(choice, settings.value(choice.name), links).html());
    let shortcuts = el("button")
        .fixed(&[("type", "button"), ("class", "button")])
        .on(|| ListenerKind::onclick, links.lay.reform(|_| Some(Sheet::Shortcuts)))
        .text("Keyboard shortcuts");
    [group(&THEMES, theme.name(), links).html()].into_iter().chain(rest).chain([shortcuts.html()]).collect()
}

fn group(choice: &Choice, value: &str, links: &Links) -> El {
    let name = choice.name;
    let chosen = links.choose.reform(move |event: Event| (name.to_owned(), value_of(&event)));
    let options =
        choice.options.iter().map(|(option, words)| radio(name, option, words, *option == value, &chosen));
    el("fieldset")
        .fixed(&[("class", "options"), ("role", "radiogroup")])
        .child(el("legend").text(choice.title))
        .children(options.collect())
}

fn radio(
    name: &'static str,
    value: &'static str,
    words: &'static str,
    checked: bool,
    chosen: &Callback<Event>,
) -> Html {
    let input = el("input")
        .fixed(&[("type", "radio"), ("name", name), ("value", value)])
        .flag("checked", checked)
        .on(|| ListenerKind::onchange, chosen.clone());
    el("label").class("option").child(input).child(el("span").text(words)).html()
}

fn value_of(event: &Event) -> String {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

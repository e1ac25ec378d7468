//! Answers to a question: a list to choose from, or a field to type in.

use web_sys::{Event, HtmlInputElement};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use crate::dom;
use crate::element::{El, el};

/// One answer of a list.
pub struct Answer {
    /// What it says.
    pub label: Vec<Html>,
    /// Whether it was chosen last.
    pub chosen: bool,
    /// What it is worth, where that may be seen.
    pub worth: Option<bool>,
    /// Whether it can be chosen no more.
    pub closed: bool,
}

/// A list of answers about what the element of that id asks; `choose` is told which place was chosen.
pub fn choices(about: &'static str, answers: Vec<Answer>, choose: &Callback<usize>) -> El {
    let answers = answers.into_iter().enumerate();
    el("div")
        .fixed(&[("class", "answer-list"), ("role", "group"), ("aria-labelledby", about)])
        .children(answers.map(|(place, answer)| choice(place, answer, choose)).collect())
}

fn choice(place: usize, answer: Answer, choose: &Callback<usize>) -> Html {
    let (class, mark) = match answer.worth {
        None => ("answer", (place + 1).to_string()),
        Some(true) => ("answer is-right", "\u{2713}".to_owned()),
        Some(false) => ("answer is-wrong", "\u{2715}".to_owned()),
    };
    el("button")
        .fixed(&[("type", "button")])
        .class(class)
        .set("aria-pressed", if answer.chosen { "true" } else { "false" })
        .flag("disabled", answer.closed)
        .on(|| ListenerKind::onclick, choose.reform(move |_| place))
        .child(el("span").fixed(&[("class", "answer-mark"), ("aria-hidden", "true")]).text(mark))
        .child(el("span").children(answer.label))
        .key(place)
        .html()
}

/// A field for an answer to what the element of that id asks, and its button; `typed` is told what stands in it.
pub fn typing(
    about: &'static str,
    like: &'static str,
    refused: bool,
    field: &NodeRef,
    typed: &Callback<String>,
) -> El {
    let place = field.clone();
    let typed = typed.reform(move |event: Event| {
        event.prevent_default();
        dom::cast::<HtmlInputElement>(&place).map(|input| input.value()).unwrap_or_default()
    });
    let input = el("input")
        .fixed(&[("type", "text"), ("inputmode", "text"), ("autocomplete", "off"), ("spellcheck", "false")])
        .fixed(&[("autocapitalize", "off"), ("aria-labelledby", about), ("placeholder", like)])
        .set("aria-invalid", if refused { "true" } else { "false" })
        .refer(field);
    let check = el("button").fixed(&[("type", "submit"), ("class", "button strong")]).text("Check");
    el("form").class("answer-form").on(|| ListenerKind::onsubmit, typed).child(input).child(check)
}

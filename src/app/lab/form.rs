//! Forms: fields with their labels, and what was filled in when one is sent.

use wasm_bindgen::JsCast;
use web_sys::{Event, FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use crate::element::{El, el};

/// What a form holds.
pub struct Filled(Option<FormData>);

impl Filled {
    /// Reads the form that an event is about; the page stays.
    pub fn of(event: &Event) -> Self {
        event.prevent_default();
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        Self(form.and_then(|form| FormData::new_with_form(&form).ok()))
    }

    /// What stands in a field, trimmed; nothing where there is no such field.
    pub fn get(&self, name: &str) -> String {
        let value = self.0.as_ref().and_then(|data| data.get(name).as_string());
        value.unwrap_or_default().trim().to_owned()
    }
}

/// A form that sends `msg` of what was filled in.
pub fn form<M: 'static>(label: &'static str, send: &Callback<M>, msg: fn(&Filled) -> M) -> El {
    bare(label).on(|| ListenerKind::onsubmit, send.reform(move |event: Event| msg(&Filled::of(&event))))
}

/// A form whose message needs to know more than its fields.
pub fn form_about<M: 'static>(
    label: &'static str,
    who: &str,
    send: &Callback<M>,
    msg: fn(&str, &Filled) -> M,
) -> El {
    let who = who.to_owned();
    bare(label).on(|| ListenerKind::onsubmit, send.reform(move |event: Event| msg(&who, &Filled::of(&event))))
}

fn bare(label: &'static str) -> El {
    el("form").fixed(&[("class", "form"), ("novalidate", ""), ("aria-label", label)])
}

/// A field with its label above it.
pub fn labelled(label: &'static str, field: El) -> Html {
    el("label").class("field").child(el("span").text(label)).child(field).html()
}

/// A field for a word or a number.
pub fn entry(name: &'static str, value: &str, hint: &'static str) -> El {
    el("input")
        .fixed(&[
            ("type", "text"),
            ("autocomplete", "off"),
            ("spellcheck", "false"),
            ("autocapitalize", "off"),
        ])
        .fixed(&[("name", name), ("placeholder", hint)])
        .set("value", value.to_owned())
}

/// A choice among values, each with its words.
pub fn choice(name: &'static str, options: &[(String, String)], chosen: &str) -> El {
    let option = |(value, words): &(String, String)| {
        let option = el("option").set("value", value.clone()).property("selected", value == chosen);
        option.text(words.clone()).html()
    };
    el("select").fixed(&[("name", name)]).children(options.iter().map(option).collect())
}

/// The button that sends a form.
pub fn send(words: &'static str) -> El {
    el("button").fixed(&[("type", "submit"), ("class", "button")]).text(words)
}

/// What stands in the field that an event is about.
pub fn typed(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => {
            target.dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default()
        }
    }
}

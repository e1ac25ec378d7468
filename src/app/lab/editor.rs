//! The source panel: the scenario in a field with numbered lines; what was just carried out is marked, and what is
//! wrong stands under its line.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement, KeyboardEvent};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use super::source::Source;
use super::{Lab, Msg};
use crate::element::{El, el};

/// Draws the panel.
pub fn panel(lab: &Lab, send: &Callback<Msg>) -> Html {
    let save = el("button")
        .fixed(&[("type", "button"), ("class", "button")])
        .on(|| ListenerKind::onclick, send.reform(|_| Msg::Save))
        .text("Save as a file");
    let head = el("div").class("row").child(save).child(state(lab));
    let body = match lab.source.shown() {
        Some(text) => sheet(lab, text, send),
        None => el("p").text(format!(
            "The source has more than {} lines, too many to edit here. Save it as a file and open that again.",
            Source::MOST_LINES
        )),
    };
    el("div").class("source").child(head).child(body).html()
}

/// Brings a line into view and puts the cursor there.
pub fn reveal(editor: &NodeRef, line: usize) {
    let Some(field) = editor.cast::<HtmlTextAreaElement>() else { return };
    let text = field.value();
    let start: usize =
        text.split_inclusive('\n').take(line.saturating_sub(1)).map(|line| line.encode_utf16().count()).sum();
    let start = Some(start as u32);
    let _ = field.set_selection_start(start).and_then(|()| field.set_selection_end(start));
    let _ = field.focus();
    let sheet = field.parent_element();
    let row = sheet.and_then(|sheet| sheet.query_selector(&format!("li:nth-child({line})")).ok().flatten());
    if let Some(row) = row {
        row.scroll_into_view_with_bool(true);
    }
}

/// Whether the machine does what the text says.
fn state(lab: &Lab) -> El {
    let (class, words) = match (lab.source.error(), lab.source.is_edited()) {
        (Some(_), _) => ("refusal", "The machine waits until the text makes sense."),
        (None, true) => ("quiet", "Reading\u{2026}"),
        (None, false) => ("quiet", "Click a line\u{2019}s number to go there."),
    };
    el("p").class(class).text(words)
}

fn sheet(lab: &Lab, text: &str, send: &Callback<Msg>) -> El {
    let position = lab.machines.player().timeline().position();
    let now = lab.source.lines_at(position);
    let count = text.lines().count() + usize::from(text.ends_with('\n') || text.is_empty());
    let current = now.map_or(1, |(first, _)| first);
    let rows = text.split('\n').take(count).zip(1..).map(|(words, line)| {
        let marked = now.is_some_and(|(first, last)| (first..=last).contains(&line));
        row(lab, (line, words), marked, line == current, send)
    });
    let numbers = el("ol")
        .fixed(&[("class", "numbers"), ("aria-label", "Lines")])
        .on(|| ListenerKind::onkeydown, Callback::from(|event: Event| walk(&event)))
        .children(rows.collect());
    let typed = send.reform(|event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        Msg::Edited(field.map_or_else(String::new, |field| field.value()))
    });
    let wrong = lab.source.error().is_some();
    let field = el("textarea")
        .fixed(&[("spellcheck", "false"), ("autocapitalize", "off"), ("autocomplete", "off")])
        .fixed(&[("aria-label", "Source of the scenario"), ("aria-describedby", "source-error")])
        .set("aria-invalid", wrong.to_string())
        .refer(&lab.editor)
        .on(|| ListenerKind::oninput, typed)
        .value(text.to_owned());
    let sheet = el("div").class("sheet").child(numbers).child(field);
    el("div").fixed(&[("class", "editor")]).child(sheet)
}

/// A line's number, and its words unseen, so that it is as tall as the field wraps them.
fn row(lab: &Lab, (line, words): (usize, &str), marked: bool, current: bool, send: &Callback<Msg>) -> Html {
    let number = el("button")
        .fixed(&[("type", "button")])
        .set("aria-label", format!("Go to line {line}"))
        .set("tabindex", if current { "0" } else { "-1" })
        .on(|| ListenerKind::onclick, send.reform(move |_| Msg::Seek(line)))
        .text(line.to_string());
    let mirror = el("span").fixed(&[("class", "mirror"), ("aria-hidden", "true")]).text(words.to_owned());
    let row = el("li").class(if marked { "is-now" } else { "" }).child(number).child(mirror);
    match wrong(lab, line) {
        Some(reason) => row.child(reason).html(),
        None => row.html(),
    }
}

/// What is to be said under a line.
fn wrong(lab: &Lab, line: usize) -> Option<Html> {
    let note = |words: String| el("p").class("wrong").text(words);
    if let Some(error) = lab.source.error() {
        let words = format!("Column {}: {}.", error.column, error.message);
        return (error.line == line)
            .then(|| note(words).fixed(&[("id", "source-error"), ("role", "alert")]).html());
    }
    let refused = lab.refused.iter().find(|(other, _)| *other == line && !lab.source.is_edited())?;
    Some(note(format!("Refused: {}.", refused.1)).html())
}

/// The arrow keys lead from one line's number to the next.
fn walk(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let row = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|button| button.parent_element());
    let next = row.and_then(|row| match key.key().as_str() {
        "ArrowDown" => row.next_element_sibling(),
        "ArrowUp" => row.previous_element_sibling(),
        _ => None,
    });
    let button = next.and_then(|row| row.first_element_child()?.dyn_into::<HtmlElement>().ok());
    if let Some(button) = button {
        event.prevent_default();
        let _ = button.focus();
    }
}

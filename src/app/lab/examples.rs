//! Examples: machines that are ready to run, listed by what they show.

pub use course::{Example, examples};
use yew::Html;
use yew::virtual_dom::ListenerKind;

use super::{Lab, Msg};
use crate::element::el;
use crate::route::Route;

/// The example of that name.
pub fn example(id: &str) -> Option<&'static Example> {
    examples().iter().find(|example| example.id == id)
}

/// Draws the list.
pub fn panel(lab: &Lab, send: &yew::Callback<Msg>) -> Html {
    let mut groups: Vec<(&str, Vec<Html>)> = Vec::new();
    for example in examples() {
        let entry = entry(example, lab.example == Some(example), send);
        match groups.last_mut() {
            Some((group, entries)) if *group == example.group => entries.push(entry),
            _ => groups.push((example.group, vec![entry])),
        }
    }
    let group = |(name, entries): (&'static str, Vec<Html>)| {
        el("section").child(el("h2").text(name)).child(el("ul").class("ways").children(entries)).html()
    };
    el("div").class("examples").children(groups.into_iter().map(group).collect()).html()
}

fn entry(example: &'static Example, chosen: bool, send: &yew::Callback<Msg>) -> Html {
    let route = Route::lab(Some(example.id));
    let open = send.reform(move |_| Msg::Example(example));
    let link = el("a").class("way").set("href", route.to_string()).on(|| ListenerKind::onclick, open);
    let link = if chosen { link.set("aria-current", "true") } else { link };
    let link = link.child(el("strong").text(example.title)).child(el("span").text(example.what));
    el("li").child(link).html()
}

//! The picture in words: a button that asks for it, and the text as headings and lists while it is wanted.

use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::seen::Seen;
use crate::describe::{Section, describe};
use crate::element::{El, el};
use crate::settings;

/// The button, and the text while it is open.
pub fn description(seen: &Seen<'_>) -> Html {
    let open = seen.settings.described;
    let button = el("button")
        .fixed(&[
            ("type", "button"),
            ("class", "describe button"),
            ("title", "Describe the picture in words (d)"),
        ])
        .set("aria-expanded", open.to_string())
        .on(|| ListenerKind::onclick, Callback::from(|_| settings::ask_to_describe()))
        .text("In words");
    [Some(button), open.then(|| words(seen))].into_iter().flatten().collect()
}

fn words(seen: &Seen<'_>) -> El {
    let sections = describe(seen.snapshot(), seen.player.focus(), seen.player.latest());
    el("section")
        .fixed(&[("class", "description"), ("aria-label", "The picture in words")])
        .child(el("h2").fixed(&[("tabindex", "-1")]).text("The picture in words"))
        .children(sections.into_iter().map(section).collect())
}

fn section(section: Section) -> Html {
    let lines = section.lines.into_iter().map(|line| el("li").text(line).html()).collect();
    let list = el(if section.ordered { "ol" } else { "ul" }).children(lines);
    el("section").child(el("h3").text(section.title)).child(list).html()
}

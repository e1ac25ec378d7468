//! The settings: one row of options for each choice.

use yew::Html;
use yew::virtual_dom::ListenerKind;

use super::options::options;
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
    let embed = el("button")
        .fixed(&[("type", "button"), ("class", "button"), ("aria-haspopup", "dialog")])
        .on(|| ListenerKind::onclick, links.lay.reform(|_| Some(Sheet::Embed)))
        .text("Show this on another page");
    let ways = el("div").class("buttons").child(shortcuts).child(embed);
    [group(&THEMES, theme.name(), links).html()].into_iter().chain(rest).chain([ways.html()]).collect()
}

fn group(choice: &Choice, value: &str, links: &Links) -> El {
    let name = choice.name;
    let chosen = links.choose.reform(move |value: String| (name.to_owned(), value));
    options(name, choice.title, choice.options, value, &chosen)
}

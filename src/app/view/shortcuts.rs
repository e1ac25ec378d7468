//! The sheet of shortcuts: the table of keys, as it is obeyed.

use yew::Html;

use crate::element::{El, el, text};
use crate::settings::Settings;
use crate::shortcuts::{Press, SECTIONS, Section, Shortcut, is_character};

const MUTED: &str = "Shortcuts by a single character are switched off in the settings.";

/// Every section of the table.
pub fn shortcuts(settings: Settings) -> Vec<Html> {
    let muted = settings.mute.then(|| el("p").class("quiet").text(MUTED).html());
    muted.into_iter().chain(SECTIONS.iter().map(|part| section(part, settings))).collect()
}

fn section(section: &Section, settings: Settings) -> Html {
    let rows = section.shortcuts.iter().filter_map(|shortcut| row(shortcut, settings)).collect();
    el("section").child(el("h3").text(section.title)).child(el("dl").class("shortcuts").children(rows)).html()
}

/// A row, if any of its keys is obeyed.
fn row(shortcut: &Shortcut, settings: Settings) -> Option<Html> {
    let mut keys = Vec::new();
    for press in shortcut.presses.iter().filter(|press| !(settings.mute && is_character(press.key))) {
        if !keys.is_empty() {
            keys.push(text(" or "));
        }
        keys.push(caps(press).html());
    }
    let row = el("div").child(el("dt").children(keys.clone())).child(el("dd").text(shortcut.what));
    (!keys.is_empty()).then(|| row.html())
}

fn caps(press: &Press) -> El {
    let caps = press.caps().into_iter().map(|cap| el("kbd").text(cap).html());
    el("span").class("caps").children(caps.collect())
}

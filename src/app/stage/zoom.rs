//! The zoom buttons in the lower corners of the figure, one group for each side.

use diagram::{Look, Side};
use sim::Snapshot;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::Msg;
use super::lens::{Gesture, Step};
use crate::element::el;

/// Draws the group of a side.
pub fn zoom(side: Side, look: Look, told: &Callback<Gesture>) -> Html {
    let (name, class) = match side {
        Side::Space => ("address space", "zoom"),
        Side::Memory => ("physical memory", "zoom is-right"),
    };
    let whole = look.window(side).is_none();
    let button = |step: Step, sign: &'static str, words: &str, is_idle: bool| {
        let button = el("button")
            .fixed(&[("type", "button")])
            .set("aria-label", format!("{words} {name}"))
            .set("title", format!("{words} {name}"))
            .on(|| ListenerKind::onclick, told.reform(move |_| Gesture::Step(side, step)))
            .text(sign);
        if is_idle { button.fixed(&[("aria-disabled", "true")]).html() } else { button.html() }
    };
    el("div")
        .class(class)
        .set("role", "group")
        .set("aria-label", format!("Zoom the {name}"))
        .children(vec![
            button(Step::Nearer, "+", "Zoom into the", false),
            button(Step::Farther, "\u{2212}", "Zoom out of the", whole),
            button(Step::Whole, "whole", "Show the whole", whole),
        ])
        .html()
}

/// The switch between one address space and all of them side by side, where there are several.
pub fn spaces(snapshot: &Snapshot, look: Look, link: &Callback<Msg>) -> Option<Html> {
    let living = snapshot.processes.iter().filter(|process| !process.segments.is_empty()).count();
    let other = Look { all_spaces: !look.all_spaces, ..look };
    let button = el("button")
        .fixed(&[("type", "button"), ("class", "spaces"), ("aria-label", "All address spaces side by side")])
        .set("aria-pressed", look.all_spaces.to_string())
        .on(|| ListenerKind::onclick, link.reform(move |_| Msg::Look(other)))
        .text("side by side");
    (living > 1 || look.all_spaces).then(|| button.html())
}

//! The header: the name, the pages, where one stands, and the way to the settings.

use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::{Here, Sheet, link};
use crate::element::{El, el};
use crate::rooms::Room;
use crate::route::Route;

/// Draws the header; `lay` is told when the settings are asked for.
pub fn header(here: &Here<'_>, lay: &Callback<Option<Sheet>>) -> El {
    let Here { route, page, .. } = *here;
    let entries = [
        entry("Lecture", here.lecture.clone(), matches!(route, Route::Lecture { .. })),
        entry("Lab", Some(Route::lab(None)), matches!(route, Route::Lab { .. } | Route::Shared { .. })),
        entry("Quiz", Some(Route::quiz("")), matches!(route, Route::Quiz { .. })),
        entry("Homework", Some(Route::homework("")), matches!(route, Route::Homework { .. })),
    ];
    let pages = el("ul").children(entries.into_iter().flatten().collect());
    let name = el("span").class("brand-name").text("memlane");
    let place = page.room().map(Room::place).unwrap_or_default();
    el("header")
        .class("header")
        .child(link(&Route::Home).class("brand").child(mark()).child(name))
        .child(el("nav").set("aria-label", "Pages").child(pages))
        .child(el("p").class("where").text(place))
        .child(embed(lay))
        .child(settings(lay))
}

/// On a phone there is no room for it: there the settings lead to it.
fn embed(lay: &Callback<Option<Sheet>>) -> El {
    el("button")
        .fixed(&[("type", "button"), ("class", "button embed-button"), ("aria-haspopup", "dialog")])
        .on(|| ListenerKind::onclick, lay.reform(|_| Some(Sheet::Embed)))
        .text("Embed")
}

fn settings(lay: &Callback<Option<Sheet>>) -> El {
    el("button")
        .fixed(&[("type", "button"), ("class", "button icon"), ("aria-haspopup", "dialog")])
        .fixed(&[("aria-label", "Settings"), ("title", "Settings")])
        .on(|| ListenerKind::onclick, lay.reform(|_| Some(Sheet::Settings)))
        .child(sliders())
}

fn entry(name: &'static str, route: Option<Route>, here: bool) -> Option<Html> {
    let link = link(&route?).text(name);
    let link = if here { link.set("aria-current", "page") } else { link };
    Some(el("li").child(link).html())
}

/// The mark: a memory of which one part is taken.
fn mark() -> El {
    let frame = [("x", "1"), ("y", "1"), ("width", "14"), ("height", "14"), ("rx", "2")];
    let taken = [("x", "1"), ("y", "1"), ("width", "7"), ("height", "14"), ("rx", "2")];
    icon().child(outline("rect").fixed(&frame)).child(el("rect").fixed(&taken).set("fill", "currentColor"))
}

/// Three sliders, each set elsewhere.
fn sliders() -> El {
    let rails = [("d", "M1 3.5H15M1 8H15M1 12.5H15"), ("stroke-linecap", "round")];
    let knob = |x: f64, y: f64| {
        el("circle").numbers(&[("cx", x), ("cy", y), ("r", 2.25)]).set("fill", "currentColor")
    };
    let rails = outline("path").set("stroke-width", "1.5").fixed(&rails);
    icon().child(rails).child(knob(10.5, 3.5)).child(knob(5.0, 8.0)).child(knob(11.5, 12.5))
}

fn icon() -> El {
    el("svg").fixed(&[("viewBox", "0 0 16 16"), ("aria-hidden", "true")])
}

fn outline(tag: &'static str) -> El {
    el(tag).fixed(&[("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "2")])
}

//! The header: the name, the pages, where one stands, and the theme.

use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::link;
use crate::element::{El, el};
use crate::page::{Lectures, Page, step_route};
use crate::route::Route;
use crate::theme::Theme;

/// Draws the header; `switched` is told when the other theme is asked for.
pub fn header(page: &Page, lectures: &Lectures, theme: Theme, switched: &Callback<()>) -> El {
    let lecture = lectures.first().and_then(|lecture| step_route(lecture, 0));
    let quiz = course::quizzes().first().map(|quiz| Route::quiz(quiz.id));
    let entries = [
        entry("Lecture", lecture, matches!(page, Page::Lecture { .. })),
        entry("Lab", Some(Route::lab(None)), matches!(page, Page::Lab(_))),
        entry("Quiz", quiz, matches!(page, Page::Quiz(_))),
    ];
    let pages = el("ul").children(entries.into_iter().flatten().collect());
    let toggle = el("button")
        .fixed(&[
            ("type", "button"),
            ("class", "button icon"),
            ("aria-label", "Dark theme"),
            ("title", "Dark theme"),
        ])
        .set("aria-pressed", if theme == Theme::Dark { "true" } else { "false" })
        .on(|| ListenerKind::onclick, switched.reform(|_| ()));
    el("header")
        .class("header")
        .child(link(&Route::Home).class("brand").child(mark()).text("memlane"))
        .child(el("nav").set("aria-label", "Pages").child(pages))
        .child(el("p").class("where").text(place(page)))
        .child(toggle.child(half_moon()))
}

fn entry(name: &'static str, route: Option<Route>, here: bool) -> Option<Html> {
    let link = link(&route?).text(name);
    let link = if here { link.set("aria-current", "page") } else { link };
    Some(el("li").child(link).html())
}

/// Where one stands: "Memory virtualization · 3 / 5".
fn place(page: &Page) -> String {
    match page {
        Page::Lecture { lecture, index } => {
            format!("{} \u{b7} {} / {}", lecture.title, index + 1, lecture.steps.len())
        }
        Page::Quiz(quiz) => quiz.title.to_owned(),
        Page::Lab(example) => example.map_or_else(String::new, |example| example.title.to_owned()),
        Page::Home | Page::Missing { .. } => String::new(),
    }
}

/// The mark: a memory of which one part is taken.
fn mark() -> El {
    let frame = [("x", "1"), ("y", "1"), ("width", "14"), ("height", "14"), ("rx", "2")];
    let taken = [("x", "1"), ("y", "1"), ("width", "7"), ("height", "14"), ("rx", "2")];
    icon().child(outline("rect").fixed(&frame)).child(el("rect").fixed(&taken).set("fill", "currentColor"))
}

fn half_moon() -> El {
    let half = [("d", "M8 2a6 6 0 0 1 0 12z"), ("fill", "currentColor")];
    icon()
        .child(outline("circle").fixed(&[("cx", "8"), ("cy", "8"), ("r", "6")]))
        .child(el("path").fixed(&half))
}

fn icon() -> El {
    el("svg").fixed(&[("viewBox", "0 0 16 16"), ("aria-hidden", "true")])
}

fn outline(tag: &'static str) -> El {
    el(tag).fixed(&[("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "2")])
}

//! The pages around the stage.

mod figure;
mod header;
mod home;
mod lecture;
mod not_found;
mod prose;
mod quiz;
mod ways;

use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use crate::dom;
use crate::element::{El, el};
use crate::page::{Lectures, Page};
use crate::route::Route;
use crate::theme::Theme;

/// A page with its header.
pub fn page(route: &Route, page: &Page, lectures: &Lectures, theme: Theme, switched: &Callback<()>) -> Html {
    let main = main(page, lectures).fixed(&[("id", "main"), ("tabindex", "-1")]);
    // A key of its own for each page: what one page leaves behind must not show on the next.
    let nodes = [
        skip().key("skip"),
        header::header(page, lectures, theme, switched).key("header"),
        main.key(route.to_string()),
    ];
    nodes.into_iter().collect()
}

/// A figure or a quiz and nothing around it; `content` is told which element holds it.
pub fn framed(route: &Route, page: &Page, lectures: &Lectures, content: &NodeRef) -> Html {
    let alone = match page {
        Page::Home => el("main").child(unseen("memlane")).child(home::stage()),
        Page::Lecture { lecture, index } => {
            let step = lecture.steps.get(*index);
            let title = step.map_or("", |step| step.title.as_str());
            el("main").child(unseen(title)).children(step.map(lecture::stage).into_iter().collect())
        }
        Page::Quiz(_) | Page::Missing { .. } => main(page, lectures),
    };
    el("div").class("embed").refer(content).child(alone.key(route.to_string())).html()
}

fn main(page: &Page, lectures: &Lectures) -> El {
    match page {
        Page::Home => home::home(lectures),
        Page::Lecture { lecture, index } => lecture::lecture(page, lecture, *index),
        Page::Quiz(quiz) => el("main").child(quiz::quiz(quiz)),
        Page::Missing { reason } => not_found::not_found(reason, lectures),
    }
}

fn skip() -> El {
    let skipped = Callback::from(|event: web_sys::Event| {
        event.prevent_default();
        dom::focus("#main");
    });
    el("a")
        .fixed(&[("class", "skip button"), ("href", "#main")])
        .on(|| ListenerKind::onclick, skipped)
        .text("Skip to the content")
}

/// The heading of a page, which takes the focus on arrival.
fn title(words: &str) -> El {
    el("h1").fixed(&[("tabindex", "-1")]).text(words.to_owned())
}

/// A heading for those who do not see the figure.
fn unseen(words: &str) -> El {
    title(words).class("hidden-visually")
}

/// The small line above a heading.
fn kicker(words: &str) -> El {
    el("p").class("kicker").text(words.to_owned())
}

/// A link to a page.
fn link(route: &Route) -> El {
    el("a").set("href", route.to_string())
}

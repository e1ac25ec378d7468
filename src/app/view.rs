//! The pages around the stage.

mod figure;
mod header;
mod home;
mod lecture;
mod not_found;
mod prose;
mod quiz;
mod settings;
mod sheet;
mod shortcuts;
mod ways;

use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use crate::dom;
use crate::element::{El, el};
use crate::page::{Lectures, Page};
use crate::route::Route;
use crate::settings::Settings;
use crate::theme::Theme;

pub use self::sheet::{Sheet, lay_open};

/// What the page around the stage can ask for.
pub struct Links {
    /// Another sheet over the page, or none.
    pub lay: Callback<Option<Sheet>>,
    /// Another value of a choice, by its name.
    pub choose: Callback<(String, String)>,
}

/// Where the person is, and how they want it shown.
pub struct Here<'a> {
    /// What the address names.
    pub route: &'a Route,
    /// What stands there.
    pub page: &'a Page,
    /// The lectures of this course.
    pub lectures: &'a Lectures,
    /// How pictures are shown.
    pub settings: Settings,
}

/// A page with its header, and what lies over it.
pub fn page(here: &Here<'_>, links: &Links, sheet: Option<El>) -> Html {
    let Here { route, page, lectures, .. } = *here;
    let main = main(here).fixed(&[("id", "main"), ("tabindex", "-1")]);
    // A key of its own for each page: what one page leaves behind must not show on the next.
    let nodes = [
        skip().key("skip"),
        header::header(page, lectures, &links.lay).key("header"),
        main.key(route.page()),
    ];
    nodes.into_iter().chain(sheet).collect()
}

/// A figure or a quiz and nothing around it; `content` is told which element holds it.
pub fn framed(here: &Here<'_>, content: &NodeRef, sheet: Option<El>) -> Html {
    let Here { route, page, settings, .. } = *here;
    let alone = match page {
        Page::Home => el("main").child(unseen("memlane")).child(home::stage(settings)),
        Page::Lecture { lecture, index } => {
            let step = lecture.steps.get(*index);
            let title = step.map_or("", |step| step.title.as_str());
            el("main")
                .child(unseen(title))
                .children(step.map(|step| lecture::stage(step, settings)).into_iter().collect())
        }
        Page::Quiz(_) | Page::Lab(_) | Page::Missing { .. } => main(here),
    };
    let content = el("div").class("embed").refer(content).child(alone.key(route.page()));
    [content.key("content")].into_iter().chain(sheet).collect()
}

/// What lies over the page.
pub fn sheet(sheet: Sheet, dialog: &NodeRef, theme: Theme, settings: Settings, links: &Links) -> El {
    let laid = |title, content| sheet::sheet(title, dialog, &links.lay, content).key("sheet");
    match sheet {
        Sheet::Settings => {
            laid("Settings", settings::settings(theme, settings, links)).class("sheet is-settings")
        }
        Sheet::Shortcuts => laid("Keyboard shortcuts", shortcuts::shortcuts(settings)),
    }
}

fn main(here: &Here<'_>) -> El {
    let Here { page, lectures, settings, .. } = *here;
    match page {
        Page::Home => home::home(lectures, settings),
        Page::Lecture { lecture, index } => lecture::lecture(page, lecture, *index, settings),
        Page::Quiz(quiz) => el("main").child(quiz::quiz(quiz)),
        Page::Lab(entry) => el("main").child(entry.draw(settings)),
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

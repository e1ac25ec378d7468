//! The pages around the stage.

pub mod answers;
mod embedding;
pub mod figure;
mod header;
mod home;
mod not_found;
mod options;
mod paper;
mod settings;
mod sheet;
mod shortcuts;
mod ways;

use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use crate::dom;
use crate::element::{El, el};
use crate::page::Page;
use crate::query::View;
use crate::route::Route;
use crate::settings::Settings;
use crate::theme::Theme;

use self::embedding::EmbeddingProps;
pub use self::paper::for_paper;
pub use self::sheet::{Sheet, lay_open, sheet as dialog};

/// What the page around the stage can ask for.
pub struct Links {
    /// Another sheet over the page, or none.
    pub lay: Callback<Option<Sheet>>,
    /// Another value of a choice, by its name.
    pub choose: Callback<(String, String)>,
    /// An audience looks on, or no longer.
    pub present: Callback<bool>,
}

/// Where the person is, and how they want it shown.
pub struct Here<'a> {
    /// What the address names.
    pub route: &'a Route,
    /// What stands there.
    pub page: &'a Page,
    /// The lecture that one would go to first.
    pub lecture: Option<Route>,
    /// The channel of the speaker's window, where this is one.
    pub speaker: Option<&'a str>,
    /// How much of a lecture there is in a frame.
    pub view: View,
    /// How pictures are shown.
    pub settings: Settings,
}

/// A page with its header, and what lies over it.
pub fn page(here: &Here<'_>, links: &Links, sheet: Option<El>) -> Html {
    let main = main(here, links).fixed(&[("id", "main"), ("tabindex", "-1")]);
    // A key of its own for each page: what one page leaves behind must not show on the next.
    let nodes =
        [skip().key("skip"), header::header(here, &links.lay).key("header"), main.key(here.route.room())];
    nodes.into_iter().chain(sheet).collect()
}

/// A figure or a quiz and nothing around it; `content` is told which element holds it.
pub fn framed(here: &Here<'_>, links: &Links, content: &NodeRef, sheet: Option<El>) -> Html {
    let alone = match here.page {
        Page::Home => el("main").child(unseen("memlane")).child(home::stage(here.settings)),
        Page::Room(room) => room.framed(here, links),
        Page::Missing { .. } => main(here, links),
    };
    let content = el("div").class("embed").refer(content).child(alone.key(here.route.page()));
    [content.key("content")].into_iter().chain(sheet).collect()
}

/// What lies over the page.
pub fn sheet(sheet: Sheet, here: &Here<'_>, dialog: &NodeRef, theme: Theme, links: &Links) -> El {
    let settings = here.settings;
    let closed = || links.lay.reform(|_| None);
    let laid = |title, content| sheet::sheet(title, dialog, closed(), content).key("sheet");
    match sheet {
        Sheet::Settings => {
            laid("Settings", settings::settings(theme, settings, links)).class("sheet is-settings")
        }
        Sheet::Shortcuts => laid("Keyboard shortcuts", shortcuts::shortcuts(settings)),
        Sheet::Embed => {
            let props = EmbeddingProps { route: here.route.clone(), title: here.page.title() };
            laid("Show this on another page", vec![embedding::embedding(props)]).class("sheet is-embed")
        }
    }
}

fn main(here: &Here<'_>, links: &Links) -> El {
    match here.page {
        Page::Home => home::home(here.settings),
        Page::Room(room) => room.draw(here, links),
        Page::Missing { reason } => not_found::not_found(reason),
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
pub fn title(words: &str) -> El {
    el("h1").fixed(&[("tabindex", "-1")]).text(words.to_owned())
}

/// A heading for those who do not see the figure.
pub fn unseen(words: &str) -> El {
    title(words).class("hidden-visually")
}

/// The small line above a heading.
pub fn kicker(words: &str) -> El {
    el("p").class("kicker").text(words.to_owned())
}

/// A link to a page.
pub fn link(route: &Route) -> El {
    el("a").set("href", route.to_string())
}

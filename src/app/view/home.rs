//! Home: what this is, the stage with a machine that is about to run, and the ways in.

use std::rc::Rc;

use sim::Scenario;
use yew::Html;

use super::figure::{self, FigureProps, beside};
use super::ways::ways;
use super::{kicker, title};
use crate::dom;
use crate::element::{El, el};
use crate::settings::Settings;
use crate::stage::Parts;

/// The machine on the home page.
const SCENARIO: &str = include_str!("../home.sim");

const WHAT: &str = "Each program believes that memory is its own. The operating system and the CPU\u{2019}s memory \
    management unit keep up that illusion: here you see how, one memory reference at a time.";

/// The home page.
pub fn home(settings: Settings) -> El {
    let how = el("p").text("Press ").child(el("strong").text("Step")).text(
        " to run what comes next, go back whenever you like, and create, allocate and switch yourself.",
    );
    let text = el("div")
        .class("text")
        .child(kicker("A computer in this page, really running"))
        .child(title("Two programs, the same addresses, one memory"))
        .child(el("p").text(WHAT))
        .child(how);
    let more = el("div").class("text more").child(ways()).child(for_your_page());
    el("main").class("beside home").child(text).child(more).child(beside(stage(settings)))
}

/// The figure of the home page.
pub fn stage(settings: Settings) -> Html {
    match Scenario::parse(SCENARIO) {
        Ok(scenario) => figure::figure(FigureProps {
            scenario: Rc::new(scenario),
            parts: Parts { actions: true, ..Parts::default() },
            keys: true,
            settings,
            ..FigureProps::default()
        }),
        Err(error) => {
            let words = format!("The scenario of this page makes no sense: {error}.");
            el("p").set("role", "alert").text(words).html()
        }
    }
}

/// The HTML that shows this figure on another page.
fn for_your_page() -> El {
    let how = el("p")
        .text("Paste this where the figure should stand. Write ")
        .child(el("code").text("embed=1&theme=dark"))
        .text(" for a dark page.");
    let html = el("pre").fixed(&[("tabindex", "0"), ("aria-label", "HTML to paste")]);
    el("details")
        .child(el("summary").text("Show this figure on your own page"))
        .child(how)
        .child(html.child(el("code").text(snippet())))
}

fn snippet() -> String {
    let address = dom::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = address.split(['?', '#']).next().unwrap_or_default();
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!(
        "<iframe src=\"{page}?embed=1#/\"\n  title=\"memlane: memory, virtualized\"\n  width=\"100%\" height=\"700\"></iframe>\n\
         <script src=\"{folder}/embed.js\" defer></script>"
    )
}

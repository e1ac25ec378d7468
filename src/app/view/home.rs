//! Home: what this is, the stage with a machine that is about to run, and the ways in.

use std::rc::Rc;

use sim::Scenario;
use yew::Html;

use super::figure::{self, FigureProps, beside};
use super::ways::ways;
use super::{kicker, title};
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
    let more = el("div").class("text more").child(ways());
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

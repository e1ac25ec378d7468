//! Home: what this is, the stage with a machine that is about to run, and the ways in.

use std::rc::Rc;

use sim::{Scenario, ScenarioError};
use yew::prelude::*;

use super::ways::ways;
use crate::dom;
use crate::page::Lectures;
use crate::stage::Stage;

/// The machine on the home page.
const SCENARIO: &str = include_str!("../home.sim");

/// What the home page shows beside its figure.
#[derive(Properties, PartialEq)]
pub struct HomeProps {
    /// The lectures that can be opened.
    pub lectures: Lectures,
}

/// The home page.
#[component]
pub fn Home(props: &HomeProps) -> Html {
    html! {
        <main id="main" class="beside home" tabindex="-1">
            <div class="text">
                <p class="kicker">{ "A computer in this page, really running" }</p>
                <h1 tabindex="-1">{ "Two programs, the same addresses, one memory" }</h1>
                <p>
                    { "Each program believes that memory is its own. The operating system and the CPU\u{2019}s memory \
                       management unit keep up that illusion: here you see how, one memory reference at a time." }
                </p>
                <p>
                    { "Press " }<strong>{ "Step" }</strong>{ " to run what comes next, go back whenever you like, and \
                       create, allocate and switch yourself." }
                </p>
            </div>
            <div class="text more">
                { ways(&props.lectures) }
                <Snippet />
            </div>
            <section class="figure" aria-label="The machine"><HomeStage /></section>
        </main>
    }
}

/// The figure of the home page.
#[component]
pub fn HomeStage() -> Html {
    let scenario = use_memo((), |()| Scenario::parse(SCENARIO).map(Rc::new));
    match scenario.as_ref() {
        Ok(scenario) => html! { <Stage scenario={scenario.clone()} actions=true controls=true keys=true /> },
        Err(error) => broken(error),
    }
}

fn broken(error: &ScenarioError) -> Html {
    html! { <p role="alert">{ format!("The scenario of this page makes no sense: {error}.") }</p> }
}

/// The HTML that shows this figure on another page.
#[component]
fn Snippet() -> Html {
    let html = use_memo((), |()| snippet());
    html! {
        <details>
            <summary>{ "Show this figure on your own page" }</summary>
            <p>{ "Paste this where the figure should stand. Add " }<code>{ "&theme=dark" }</code>
                { " after " }<code>{ "embed=1" }</code>{ " for a dark page." }</p>
            <pre tabindex="0" aria-label="HTML to paste"><code>{ (*html).clone() }</code></pre>
        </details>
    }
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

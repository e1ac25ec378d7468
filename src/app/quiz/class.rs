//! For a class: a quiz and a seed become an address that gives everyone the same questions, or a file for a question bank.

use std::rc::Rc;

use course::practice::Topic;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::virtual_dom::{ListenerKind, VComp};
use yew::{Callback, Component, Context, Html};

use super::address::Address;
use super::draw::{Drawn, draw};
use super::paper::{Kind, check_route};
use super::progress::Progress;
use super::task::Task;
use crate::dom;
use crate::element::{El, el};
use crate::export;
use crate::route::Route;
use crate::view::link;

const WHAT: &str = "Choose a quiz and a number: whoever opens the address gets the same questions. At the end each student gets a \
    results code.";

/// The form.
pub fn class() -> Html {
    VComp::new::<Class>(Rc::new(()), None).into()
}

/// What can happen to it.
pub enum Msg {
    /// The quiz of that name is chosen.
    Choose(String),
    /// This was typed as a seed.
    Seed(String),
    /// The address was copied, or the browser did not allow it.
    Copied(bool),
    /// The questions are wanted as a file for a question bank.
    Export(Format),
    /// They are there, or it is known why not.
    Drawn(Format, Result<Vec<Task>, String>),
}

/// What a question bank reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Moodle's plain text.
    Gift,
    /// Moodle's XML.
    Moodle,
}

/// The form on the page.
pub struct Class {
    name: String,
    seed: String,
    said: String,
}

impl Component for Class {
    type Message = Msg;
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self { name: Kind::Programs.name().to_owned(), seed: "1".to_owned(), said: String::new() }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        self.said.clear();
        match msg {
            Msg::Choose(name) => self.name = name,
            Msg::Seed(seed) => self.seed = seed,
            Msg::Copied(true) => self.said = "Copied.".to_owned(),
            Msg::Copied(false) => {
                self.said = "The browser did not allow that: copy the address from the link.".to_owned();
            }
            Msg::Export(format) => self.draw(ctx, format),
            Msg::Drawn(format, Ok(tasks)) => self.save(format, &tasks),
            Msg::Drawn(_, Err(why)) => self.said = why,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let to = ctx.link();
        let chosen = to.callback(|event: Event| {
            Msg::Choose(
                dom::target::<HtmlSelectElement>(&event).map(|select| select.value()).unwrap_or_default(),
            )
        });
        let typed = to.callback(|event: Event| {
            Msg::Seed(dom::target::<HtmlInputElement>(&event).map(|field| field.value()).unwrap_or_default())
        });
        let kinds = [Kind::Programs].into_iter().chain(Topic::ALL.map(Kind::Topic));
        let option = |kind: Kind| {
            let option = el("option").set("value", kind.name()).text(kind.title());
            option.flag("selected", kind.name() == self.name).html()
        };
        let select = el("select")
            .fixed(&[("id", "class-quiz"), ("class", "choose")])
            .on(|| ListenerKind::onchange, chosen)
            .children(kinds.map(option).collect());
        let seed = el("input")
            .fixed(&[
                ("id", "class-seed"),
                ("type", "text"),
                ("inputmode", "numeric"),
                ("autocomplete", "off"),
            ])
            .set("aria-invalid", if self.route().is_none() { "true" } else { "false" })
            .set("value", self.seed.clone())
            .on(|| ListenerKind::oninput, typed);
        let field = |id: &'static str, words: &'static str, field: El| {
            el("div").class("field").child(el("label").set("for", id).text(words)).child(field)
        };
        el("div")
            .class("for-a-class")
            .child(el("p").text(WHAT))
            .child(el("div").class("class-form").child(field("class-quiz", "Quiz", select)).child(field(
                "class-seed",
                "Seed",
                seed,
            )))
            .child(self.address(to.callback(Msg::Copied)))
            .child(el("p").set("role", "status").text(self.said.clone()))
            .child(self.bank(ctx))
            .child(link(&check_route()).class("button").text("Check results codes"))
            .html()
    }
}

impl Class {
    /// The questions as a file for an LMS.
    fn bank(&self, ctx: &Context<Self>) -> El {
        let button = |words: &'static str, format: Format| {
            el("button")
                .fixed(&[("type", "button"), ("class", "button")])
                .flag("disabled", self.seed().is_none())
                .on(|| ListenerKind::onclick, ctx.link().callback(move |_| Msg::Export(format)))
                .text(words)
        };
        el("div")
            .class("buttons")
            .child(button("Questions as GIFT", Format::Gift))
            .child(button("Questions as Moodle XML", Format::Moodle))
    }

    /// Draws the questions of the quiz and the seed that are chosen.
    fn draw(&self, ctx: &Context<Self>, format: Format) {
        let (Some(kind), Some(seed)) = (Kind::named(&self.name), self.seed()) else { return };
        let come = ctx.link().callback(move |tasks| Msg::Drawn(format, tasks));
        spawn_local(async move {
            let drawn = Drawn { kind, seed, progress: Progress::default(), today: 0 };
            come.emit(draw(&drawn).await);
        });
    }

    fn save(&mut self, format: Format, tasks: &[Task]) {
        let (name, seed) = (&self.name, self.seed().unwrap_or_default());
        let title = format!("{} {seed}", Kind::named(name).map_or("", Kind::title));
        let tasks: Vec<course::bank::Task> = tasks.iter().map(Task::for_a_bank).collect();
        let (end, kind, text) = match format {
            Format::Gift => ("gift.txt", "text/plain", course::bank::gift(&tasks, &title)),
            Format::Moodle => ("xml", "application/xml", course::bank::moodle_xml(&tasks, &title)),
        };
        if export::save(&format!("memlane-{name}-{seed}.{end}"), kind, &text).is_some() {
            self.said = format!("{} questions saved.", tasks.len());
        }
    }

    fn seed(&self) -> Option<u32> {
        self.seed.trim().parse().ok()
    }

    /// The quiz with its seed; none where the seed is no number.
    fn route(&self) -> Option<Route> {
        let seed = self.seed()?;
        let address = Address { name: self.name.clone(), seed: Some(seed), ..Address::default() };
        Some(Route::quiz(&address.to_string()))
    }

    fn address(&self, copied: Callback<bool>) -> El {
        let Some(route) = self.route() else {
            let words = format!("A seed is a whole number from 0 to {}.", u32::MAX);
            return el("p").class("refusal").text(words);
        };
        let page = dom::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
        let whole = format!("{}{route}", page.split(['?', '#']).next().unwrap_or_default());
        let text = whole.clone();
        let copy = el("button")
            .fixed(&[("type", "button"), ("class", "button")])
            .on(|| ListenerKind::onclick, Callback::from(move |_| export::copy(&text, copied.clone())))
            .text("Copy the address");
        el("p").class("class-address").child(link(&route).text(whole)).child(copy)
    }
}

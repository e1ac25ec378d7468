//! For a class: a quiz and a seed become an address that gives everyone the same questions, or a file for a question bank.

use std::rc::Rc;

use course::Exercise;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::virtual_dom::{ListenerKind, VComp};
use yew::{Callback, Component, Context, Html};

use super::address::Address;
use super::paper::check_route;
use crate::dom;
use crate::element::{El, el};
use crate::export;
use crate::packing::{PackingProps, packing};
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
        Self { name: Exercise::Programs.name().to_owned(), seed: "1".to_owned(), said: String::new() }
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        self.said.clear();
        match msg {
            Msg::Choose(name) => self.name = name,
            Msg::Seed(seed) => self.seed = seed,
            Msg::Copied(true) => self.said = "Copied.".to_owned(),
            Msg::Copied(false) => {
                self.said = "The browser did not allow that: copy the address from the link.".to_owned();
            }
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
        let drawn = Exercise::all().filter(|exercise| exercise.is_drawn());
        let option = |kind: Exercise| {
            let option = el("option").set("value", kind.name()).text(kind.title());
            option.flag("selected", kind.name() == self.name).html()
        };
        let select = el("select")
            .fixed(&[("id", "class-quiz"), ("class", "choose")])
            .on(|| ListenerKind::onchange, chosen)
            .children(drawn.map(option).collect());
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
            .children(self.packing().into_iter().collect())
            .child(link(&check_route()).class("button").text("Check results codes"))
            .html()
    }
}

impl Class {
    /// The same for a learning platform.
    fn packing(&self) -> Option<Html> {
        let address = self.route().map(|route| route.to_string().trim_start_matches("#/").to_owned());
        packing(PackingProps { address, bank: true })
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

//! The sheet that makes what a course author pastes: choices, the snippet, and how it will look.

use std::rc::Rc;

use yew::virtual_dom::{ListenerKind, VComp};
use yew::{Component, Context, Html, Properties};

use super::options::options;
use crate::dom;
use crate::element::{El, el};
use crate::export;
use crate::rooms;
use crate::route::Route;
use crate::settings::Choice;
use crate::snippet::{Form, Snippet};

/// What is to be shown elsewhere.
#[derive(Clone, PartialEq, Properties)]
pub struct EmbeddingProps {
    /// Its route.
    pub route: Route,
    /// What it is called.
    pub title: String,
}

/// The content of the sheet.
pub fn embedding(props: EmbeddingProps) -> Html {
    VComp::new::<Embedding>(Rc::new(props), None).into()
}

// Of each choice the first value is the usual one, which no snippet mentions.
const THEME: Choice = Choice {
    name: "theme",
    title: "Theme",
    options: &[("", "The reader\u{2019}s"), ("light", "Light"), ("dark", "Dark"), ("projector", "Projector")],
};
const VIEW: Choice = Choice {
    name: "view",
    title: "What",
    options: &[("", "The figure"), ("step", "Text and figure"), ("lecture", "The whole lecture")],
};
const CONTROLS: Choice =
    Choice { name: "controls", title: "Controls", options: &[("", "Shown"), ("0", "Hidden")] };
const CTL: Choice =
    Choice { name: "ctl", title: "Load", options: &[("", "At once"), ("1", "When the reader clicks")] };

/// The whole page in one file, beside the page; `make/single.mjs` makes it.
const FILE: &str = "memlane.html";

/// What can happen to it.
pub enum Msg {
    /// Another value of a setting.
    Choose(&'static str, String),
    /// Another form.
    Form(Form),
    /// The snippet is wanted on the clipboard.
    Copy,
    /// It is there, or the browser did not allow it.
    Copied(bool),
}

/// The sheet as it stands.
pub struct Embedding {
    chosen: Vec<(&'static str, String)>,
    form: Form,
    said: &'static str,
}

impl Component for Embedding {
    type Message = Msg;
    type Properties = EmbeddingProps;

    fn create(_: &Context<Self>) -> Self {
        Self { chosen: Vec::new(), form: Form::default(), said: "" }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        self.said = "";
        match msg {
            Msg::Choose(name, value) => {
                self.chosen.retain(|(chosen, _)| *chosen != name);
                if !value.is_empty() {
                    self.chosen.push((name, value));
                }
            }
            Msg::Form(form) => self.form = form,
            Msg::Copy => {
                let text = self.snippet(ctx.props()).written(self.form);
                export::copy(&text, ctx.link().callback(Msg::Copied));
                return false;
            }
            Msg::Copied(true) => self.said = "Copied.",
            Msg::Copied(false) => self.said = "The browser did not allow that: select the text and copy it.",
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let snippet = self.snippet(ctx.props());
        let link = ctx.link();
        let choices = choices(&ctx.props().route).into_iter().map(|choice| self.choice(ctx, choice).html());
        let forms = Form::ALL.map(|(_, name, words)| (name, words));
        let form = link.callback(|name: String| Msg::Form(Form::named(&name)));
        let forms = options("embed-form", "Paste it as", &forms, self.form.name(), &form);
        let text = el("pre").fixed(&[("tabindex", "0"), ("aria-label", "What to paste")]);
        let copy = el("button")
            .fixed(&[("type", "button"), ("class", "button strong")])
            .on(|| ListenerKind::onclick, link.callback(|_| Msg::Copy))
            .text("Copy");
        let frame = el("iframe")
            .fixed(&[("title", "Preview"), ("class", "preview")])
            .set("src", snippet.address())
            .key(snippet.address());
        el("div")
            .class("embedding")
            .children(choices.collect())
            .child(forms)
            .child(text.child(el("code").text(snippet.written(self.form))))
            .child(
                el("div")
                    .class("buttons")
                    .child(copy)
                    .child(el("span").set("role", "status").text(self.said)),
            )
            .children(offline().into_iter().collect())
            .child(el("h3").text("So it will look"))
            .child(frame)
            .children(rooms::packing(&ctx.props().route).into_iter().collect())
            .html()
    }
}

impl Embedding {
    fn snippet(&self, props: &EmbeddingProps) -> Snippet {
        let address = dom::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
        let page = address.split(['?', '#']).next().unwrap_or_default().to_owned();
        let title = props.title.trim_end_matches(" \u{b7} memlane").to_owned();
        // Readers begin at the beginning, wherever in a quiz the author is.
        let route = props.route.to_string();
        let begin = route.split_once("&at=").or_else(|| route.split_once("?at="));
        let route = begin.map_or(route.as_str(), |(begin, _)| begin).to_owned();
        Snippet { page, route, title, script: dom::has_files_beside(), settings: self.chosen.clone() }
    }

    fn choice(&self, ctx: &Context<Self>, choice: &'static Choice) -> El {
        let value =
            self.chosen.iter().find(|(name, _)| *name == choice.name).map_or("", |(_, value)| value.as_str());
        let chosen = ctx.link().callback(move |value: String| Msg::Choose(choice.name, value));
        options(&format!("embed-{}", choice.name), choice.title, choice.options, value, &chosen)
    }
}

/// Where the page can be had as one file, as the head of the page says, or, in such a file, that nobody else can open it.
fn offline() -> Option<Html> {
    let told = el("p").class("quiet");
    if dom::has_files_beside() {
        let file = el("a").fixed(&[("href", FILE), ("download", FILE)]).text(FILE);
        let told = told.text("Offline: ").child(file);
        return Some(told.text(" is the whole page in one file, for a USB stick.").html());
    }
    let protocol = dom::window()?.location().protocol().ok()?;
    (protocol == "file:").then(|| told.text("Others see it once this file is on a web server.").html())
}

/// What can be chosen for a page.
fn choices(route: &Route) -> Vec<&'static Choice> {
    match route {
        Route::Lecture { .. } => vec![&VIEW, &THEME, &CONTROLS, &CTL],
        Route::Quiz { .. } | Route::Homework { .. } => vec![&THEME, &CTL],
        _ => vec![&THEME, &CONTROLS, &CTL],
    }
}

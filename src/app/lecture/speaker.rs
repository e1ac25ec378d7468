//! The speaker's window: notes, the question's key, what comes next, a clock. What is pressed here happens in the
//! audience's window.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use js_sys::Date;
use sim::Timeline;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::virtual_dom::{ListenerKind, VComp};
use yew::{Callback, Component, Context, Html, Properties};

use super::channel::{Channel, Heard};
use super::leaf::{Leaf, What};
use super::prose::{inline, prose};
use super::wire::At;
use crate::dom;
use crate::element::{El, el};
use crate::navigation;
use crate::route::Route;
use crate::view::title;

/// So many seconds without a word, and the audience's window is taken to be closed.
const PATIENCE: u32 = 4;

/// The speaker's window at a leaf of a lecture; `channel` is the name in its address.
pub fn speaker(leaf: &Leaf, channel: &str) -> Html {
    let props = SpeakerProps { leaf: leaf.clone(), channel: channel.into() };
    VComp::new::<Speaker>(Rc::new(props), None).into()
}

/// Where the audience is, and how to reach it.
#[derive(PartialEq, Properties)]
pub struct SpeakerProps {
    leaf: Leaf,
    channel: Rc<str>,
}

/// What can happen in the speaker's window.
pub enum Msg {
    /// A second has passed.
    Second,
    /// The audience's window says something.
    Heard(Heard),
    /// A key is pressed here, or a button that stands for one.
    Press(String),
    /// The clock begins anew.
    Restart,
}

/// The speaker's window.
pub struct Speaker {
    channel: Channel,
    /// Where the audience was last.
    at: Option<At>,
    /// Seconds since it was heard.
    silent: u32,
    /// Seconds since the clock began.
    elapsed: u32,
    _clock: Interval,
    _keys: Option<EventListener>,
}

impl Component for Speaker {
    type Message = Msg;
    type Properties = SpeakerProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let second = link.callback(|()| Msg::Second);
        let channel = Channel::open(ctx.props().channel.to_string(), link.callback(Msg::Heard));
        channel.say(&Heard::Hello);
        Self {
            channel,
            at: None,
            silent: 0,
            elapsed: 0,
            _clock: Interval::new(1000, move || second.emit(())),
            _keys: forward_keys(link.callback(Msg::Press)),
        }
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Second => {
                self.elapsed += 1;
                self.silent += 1;
                self.channel.say(&Heard::Hello);
            }
            Msg::Heard(Heard::At(at)) => {
                self.silent = 0;
                let route = Route::parse(&at.route);
                if navigation::current() != route {
                    navigation::go(&route);
                }
                self.at = Some(at);
            }
            Msg::Heard(_) => return false,
            Msg::Press(key) => {
                self.channel.say(&Heard::Press(key));
                return false;
            }
            Msg::Restart => self.elapsed = 0,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let leaf = &ctx.props().leaf;
        el("div")
            .class("speaker")
            .child(self.head(leaf, ctx))
            .child(self.buttons(ctx))
            .child(el("div").class("speaker-columns").child(now(leaf)).child(next(leaf)))
            .html()
    }
}

impl Speaker {
    fn head(&self, leaf: &Leaf, ctx: &Context<Self>) -> El {
        let now = Date::new_0();
        let time = format!("{:02}:{:02}", now.get_hours(), now.get_minutes());
        let clock = format!("{}:{:02}", self.elapsed / 60, self.elapsed % 60);
        let restart = el("button")
            .fixed(&[("type", "button"), ("class", "quiet-button")])
            .on(|| ListenerKind::onclick, ctx.link().callback(|_| Msg::Restart))
            .text("Restart the clock");
        el("header")
            .class("speaker-head")
            .child(el("p").class("speaker-place").text(leaf.place()))
            .child(el("p").class("speaker-clock").set("aria-label", "Time since the start").text(clock))
            .child(el("p").class("quiet").text(time))
            .child(restart)
    }

    fn buttons(&self, ctx: &Context<Self>) -> El {
        let press = ctx.link().callback(Msg::Press);
        let button = |words: &'static str, key: &'static str| {
            let pressed = press.reform(move |_| key.to_owned());
            el("button")
                .fixed(&[("type", "button"), ("class", "button")])
                .on(|| ListenerKind::onclick, pressed)
                .text(words)
        };
        let blank = self.at.as_ref().is_some_and(|at| at.blank);
        el("div")
            .fixed(&[
                ("class", "speaker-buttons"),
                ("role", "group"),
                ("aria-label", "The audience\u{2019}s window"),
            ])
            .child(button("\u{2190} Step before", "PageUp"))
            .child(button("Next step \u{2192}", "PageDown").class("button strong"))
            .child(button("Machine back", "ArrowLeft"))
            .child(button("Machine on", "ArrowRight"))
            .child(button("Play or pause", " "))
            .child(button(if blank { "Show the screen" } else { "Blank the screen" }, "b"))
            .child(el("p").fixed(&[("class", "speaker-machine"), ("role", "status")]).text(self.machine()))
    }

    /// Where the audience's machine stands, or that nobody is there.
    fn machine(&self) -> String {
        match &self.at {
            _ if self.silent > PATIENCE => {
                "The audience\u{2019}s window does not answer. Open the speaker window again from there."
                    .to_owned()
            }
            None => "Looking for the audience\u{2019}s window\u{2026}".to_owned(),
            Some(at) => format!("The machine has done {} of {} commands.", at.position, at.length),
        }
    }
}

/// What the speaker says now.
fn now(leaf: &Leaf) -> El {
    let column = el("section").class("speaker-now").set("aria-label", "Now").child(title(&leaf.title()));
    let Some(step) = leaf.step() else { return column };
    let notes = if step.notes.is_empty() {
        vec![el("p").class("quiet").text("This step has no notes.").html()]
    } else {
        prose(&step.notes)
    };
    let key = step.predict.as_ref().and_then(|asked| {
        let timeline = Timeline::run(&step.scenario).ok()?;
        let right = asked.answers.get(asked.key(&timeline).ok()?)?;
        let head = el("p").child(el("strong").text("Right: ")).children(inline(&right.label));
        let reason = el("p").children(inline(&right.reason));
        Some(el("div").class("question").children(prose(&asked.question)).child(head).child(reason).html())
    });
    column.children(notes).children(key.into_iter().collect())
}

/// What comes next.
fn next(leaf: &Leaf) -> El {
    let column = el("section").class("speaker-next").child(el("h2").text("Next"));
    let next = match leaf.what {
        What::Step(index) => leaf.book.lecture.steps.get(index + 1),
        _ => None,
    };
    match next {
        None => column.child(el("p").class("quiet").text("What was answered: the end.")),
        Some(step) => column.child(el("h3").text(step.title.clone())).children(prose(&step.body)),
    }
}

/// Sends what is pressed here to the audience's window, unless a button or a field takes it.
fn forward_keys(pressed: Callback<String>) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    let document = dom::document()?;
    Some(EventListener::new_with_options(&document, "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let modified = key.ctrl_key() || key.alt_key() || key.meta_key();
        let name = key.key();
        let taken = matches!(name.as_str(), " " | "Enter") && dom::is_inside(event, "button, a");
        if modified
            || taken
            || matches!(name.as_str(), "Tab" | "Escape" | "n" | "?")
            || dom::exists("dialog[open]")
        {
            return;
        }
        event.prevent_default();
        pressed.emit(name);
    }))
}

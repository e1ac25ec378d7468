//! A live region that does not chatter: it says one thing a second at the most, and the last one wins.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

use crate::element::el;
use crate::numerals::decimal;
use crate::settings::Numerals;

/// How long it is silent after it spoke, in milliseconds.
const SILENCE: u32 = 1000;

/// Reads words out whenever they or the moment change; the words that are there at first are not read out.
pub fn announcer(moment: usize, words: String) -> Html {
    let words = match Numerals::of_page() {
        Numerals::Hex => words,
        Numerals::Decimal => decimal(&words).unwrap_or(words),
    };
    VComp::new::<Announcer>(Rc::new(AnnouncerProps { moment, words }), None).into()
}

/// What is to be said.
#[derive(Properties, PartialEq)]
pub struct AnnouncerProps {
    /// The same words at another moment are news.
    moment: usize,
    words: String,
}

struct Announcer {
    said: String,
    /// How often it spoke: a sentence that comes again is a new element, so that it is read again.
    times: usize,
    news: bool,
    silence: Option<Timeout>,
}

impl Component for Announcer {
    /// The silence is over.
    type Message = ();
    type Properties = AnnouncerProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { said: ctx.props().words.clone(), times: 0, news: false, silence: None }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &AnnouncerProps) -> bool {
        self.news = true;
        self.silence.is_none() && self.speak(ctx)
    }

    fn update(&mut self, ctx: &Context<Self>, (): ()) -> bool {
        self.silence = None;
        self.news && self.speak(ctx)
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let words = el("p").key(self.times as u64).text(self.said.clone());
        el("div")
            .fixed(&[("class", "hidden-visually"), ("role", "status"), ("aria-live", "polite")])
            .child(words)
            .html()
    }
}

impl Announcer {
    fn speak(&mut self, ctx: &Context<Self>) -> bool {
        self.said.clone_from(&ctx.props().words);
        self.times += 1;
        self.news = false;
        let over = ctx.link().callback(|()| ());
        self.silence = Some(Timeout::new(SILENCE, move || over.emit(())));
        true
    }
}

//! The whole page: the header around what the route names, or in a frame the figure alone.

use std::rc::Rc;

use gloo_events::EventListener;
use web_sys::Element;
use yew::{Component, Context, Html, NodeRef};

use crate::embed::Reporter;
use crate::navigation::{self, Turn};
use crate::page::{Lectures, Page};
use crate::query::Query;
use crate::route::Route;
use crate::settings::Settings;
use crate::theme::{Theme, Themes};
use crate::{crash, fuzz, view};

/// The root of the app.
pub struct App {
    query: Query,
    lectures: Lectures,
    route: Route,
    page: Page,
    themes: Themes,
    settings: Settings,
    /// What a frame's host makes room for.
    content: NodeRef,
    reporter: Option<Reporter>,
    /// Whether the route has just changed.
    arrived: bool,
    _listeners: Vec<EventListener>,
}

/// What can happen to the page.
pub enum Msg {
    /// The address may name another route.
    Routed,
    /// A key or a presenter's remote asks for another step of the lecture.
    Turned(Turn),
    /// The person asks for the other theme.
    Switched,
    /// The system prefers this theme now.
    Preferred(Theme),
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let query = Query::of_page();
        let lectures: Lectures = course::lectures().into_iter().map(Rc::new).collect();
        let route = navigation::current();
        let link = ctx.link();
        let listeners = [
            navigation::listen(link.callback(|()| Msg::Routed)),
            (!query.embed).then(|| navigation::listen_for_turns(link.callback(Msg::Turned))).flatten(),
            Themes::listen(link.callback(Msg::Preferred)),
        ];
        Self {
            query,
            page: Page::of(&route, &lectures),
            lectures,
            route,
            themes: Themes::open(query.theme),
            settings: Settings::default(),
            content: NodeRef::default(),
            reporter: None,
            arrived: false,
            _listeners: listeners.into_iter().flatten().collect(),
        }
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Routed => return self.arrive(navigation::current()),
            Msg::Turned(turn) => return self.turn(turn),
            Msg::Switched => self.themes.switch(),
            Msg::Preferred(theme) => self.themes.prefer(theme),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let here = view::Here {
            route: &self.route,
            page: &self.page,
            lectures: &self.lectures,
            settings: self.settings,
        };
        if self.query.embed {
            return view::framed(&here, &self.content);
        }
        let switched = ctx.link().callback(|()| Msg::Switched);
        view::page(&here, self.themes.current(), &switched)
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        navigation::name(&self.page.title());
        self.themes.current().apply();
        if std::mem::take(&mut self.arrived) {
            navigation::settle();
        }
        if first && self.query.embed {
            self.reporter = self.content.cast::<Element>().and_then(Reporter::start);
        }
        if let Some(seed) = self.query.fuzz.filter(|_| first) {
            fuzz::start(seed);
        }
        if first && self.query.panics {
            crash::now();
        }
    }
}

impl App {
    fn arrive(&mut self, route: Route) -> bool {
        let elsewhere = route != self.route;
        if elsewhere {
            self.page = Page::of(&route, &self.lectures);
            self.route = route;
        }
        self.arrived |= elsewhere;
        elsewhere
    }

    /// Turns from where the address stands by now: a key that follows another at once outruns the news of its change.
    fn turn(&mut self, turn: Turn) -> bool {
        let elsewhere = self.arrive(navigation::current());
        if let Some(route) = self.page.turned(turn) {
            navigation::go(&route);
        }
        elsewhere
    }
}

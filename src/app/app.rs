//! The whole page: the header around what the route names, or in a frame the figure alone.

use gloo_events::EventListener;
use web_sys::Element;
use yew::{Component, Context, Html, NodeRef};

use crate::embed::{self, Reporter, Wish};
use crate::navigation::{self, Turn};
use crate::page::Page;
use crate::query::Query;
use crate::rooms::{self, Room, Shelf};
use crate::route::Route;
use crate::settings::{self, Settings};
use crate::shortcuts::{Asks, PageKey};
use crate::theme::{THEMES, Theme, Themes};
use crate::view::{Links, Sheet};
use crate::{crash, dom, keys, storage, view};

/// The root of the app.
pub struct App {
    query: Query,
    shelf: Shelf,
    route: Route,
    page: Page,
    themes: Themes,
    settings: Settings,
    /// What lies over the page.
    sheet: Option<Sheet>,
    dialog: NodeRef,
    /// What a frame's host makes room for.
    content: NodeRef,
    reporter: Option<Reporter>,
    /// What takes the focus once it is drawn.
    focus: Option<&'static str>,
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
    /// A key asks for something of the page.
    Pressed(PageKey),
    /// The system prefers dark now, or no longer.
    Preferred(bool),
    /// A choice was made: its name, and the value.
    Chosen(String, String),
    /// Another sheet lies over the page, or none.
    Laid(Option<Sheet>),
    /// An audience looks on, or no longer.
    Presented(bool),
    /// Something was put on the shelf.
    Shelved(rooms::Parcel),
    /// The page that holds this one in a frame asks for something.
    Wished(Wish),
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let query = Query::of_page();
        storage::keep(query.keep);
        let mut shelf = Shelf::open();
        if let Some(address) = &query.lecture {
            shelf.order(address, ctx.link().callback(Msg::Shelved));
        }
        let route = query.seeded(shelf.first(navigation::current()));
        if query.embed {
            query.publish();
        }
        let listeners = listeners(ctx, query.embed);
        Self {
            page: Page::of(&route, &shelf),
            shelf,
            route,
            themes: Themes::open(query.theme),
            settings: if query.embed { Settings::default() } else { Settings::recalled() },
            sheet: None,
            dialog: NodeRef::default(),
            content: NodeRef::default(),
            reporter: None,
            focus: None,
            arrived: navigation::arrives_anew(),
            _listeners: listeners,
            query,
        }
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Routed => return self.arrive(navigation::current()),
            Msg::Turned(turn) => return self.turn(turn),
            Msg::Pressed(key) => self.press(key),
            Msg::Preferred(dark) => self.themes.prefer(dark),
            Msg::Chosen(name, value) => self.choose(&name, &value),
            Msg::Laid(sheet) => self.sheet = sheet,
            Msg::Presented(on) => self.themes.present(on),
            Msg::Wished(wish) => return self.grant(wish),
            Msg::Shelved(parcel) => {
                let route = self.shelf.receive(parcel, navigation::current());
                self.page = Page::of(&route, &self.shelf);
                self.route = route;
                self.correct();
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.settings.publish();
        let here = view::Here {
            route: &self.route,
            page: &self.page,
            lecture: self.shelf.foremost(),
            speaker: self.query.speaker.as_deref(),
            view: self.query.view,
            settings: self.settings,
        };
        let links = Links {
            lay: ctx.link().callback(Msg::Laid),
            choose: ctx.link().callback(|(name, value)| Msg::Chosen(name, value)),
            present: ctx.link().callback(Msg::Presented),
        };
        let sheet =
            self.sheet.map(|sheet| view::sheet(sheet, &here, &self.dialog, self.themes.chosen(), &links));
        if self.query.embed {
            return view::framed(&here, &links, &self.content, sheet);
        }
        view::page(&here, &links, sheet)
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        navigation::name(&self.page.title());
        self.themes.apply();
        view::lay_open(&self.dialog);
        if std::mem::take(&mut self.arrived) {
            navigation::settle();
        }
        if let Some(selector) = self.focus.take() {
            dom::focus(selector);
        }
        if first {
            self.correct();
        }
        if first && self.query.embed {
            self.reporter = self.content.cast::<Element>().and_then(Reporter::start);
        }
        if first && self.query.panics {
            crash::now();
        }
    }
}

fn listeners(ctx: &Context<App>, embed: bool) -> Vec<EventListener> {
    let link = ctx.link();
    let pressed = link.callback(Msg::Pressed);
    let listeners = [
        navigation::listen(link.callback(|()| Msg::Routed)),
        (!embed).then(|| navigation::listen_for_turns(link.callback(Msg::Turned))).flatten(),
        embed::attend(link.callback(Msg::Wished)),
        Themes::listen(link.callback(Msg::Preferred)),
        settings::listen(link.callback(|()| Msg::Pressed(PageKey::Describe))),
        keys::listen(move |asks| {
            let Asks::Page(key) = asks else { return false };
            pressed.emit(key);
            true
        }),
    ];
    listeners.into_iter().flatten().collect()
}

impl App {
    fn arrive(&mut self, route: Route) -> bool {
        let elsewhere = route != self.route;
        self.arrived |= route.page() != self.route.page();
        if elsewhere {
            self.page = Page::of(&route, &self.shelf);
            self.route = route;
            self.sheet = None;
            if !rooms::ARE_HERE && self.page.room().is_some() {
                navigation::fetch_anew();
            }
            self.correct();
        }
        elsewhere
    }

    /// Gives the page its own address, where the one that led here left a part of it open.
    fn correct(&mut self) {
        if let Some(route) = self.page.room().and_then(Room::address).filter(|route| *route != self.route) {
            navigation::correct(&route);
            self.route = route;
        }
    }

    /// Does what the host of the frame asks of the page; the rest is the machine's.
    fn grant(&mut self, wish: Wish) -> bool {
        match wish {
            Wish::Hello => self.reporter.iter().for_each(Reporter::repeat),
            Wish::State => embed::tell_state(&self.route.to_string(), self.themes.chosen().name()),
            Wish::Goto(route) => navigation::go(&route),
            Wish::Theme(theme) => {
                self.themes.choose(theme);
                return true;
            }
            Wish::Next | Wish::Back | Wish::Seek(_) => {}
        }
        false
    }

    /// Turns from where the address stands by now: a key that follows another at once outruns the news of its change.
    fn turn(&mut self, turn: Turn) -> bool {
        let elsewhere = self.arrive(navigation::current());
        if let Some(route) = self.page.turned(turn) {
            navigation::go(&route);
        }
        elsewhere
    }

    fn press(&mut self, key: PageKey) {
        match key {
            PageKey::Shortcuts => self.sheet = Some(Sheet::Shortcuts),
            PageKey::Theme => {
                let next = self.themes.next();
                self.choose(THEMES.name, next.name());
            }
            PageKey::Describe if dom::exists(DESCRIBE) => {
                let (value, focus) =
                    if self.settings.described { ("off", DESCRIBE) } else { ("on", ".description h2") };
                self.choose("description", value);
                self.focus = Some(focus);
            }
            PageKey::Describe => {}
        }
    }

    fn choose(&mut self, name: &str, value: &str) {
        let theme = Theme::named(value).filter(|_| name == THEMES.name);
        let settings = self.settings.with(name, value);
        match (theme, settings) {
            (Some(theme), _) => self.themes.choose(theme),
            (None, Some(settings)) => self.settings = settings,
            (None, None) => return,
        }
        if !self.query.embed {
            storage::remember(name, value);
        }
    }
}

/// The button that asks for the picture in words.
const DESCRIBE: &str = ".describe";

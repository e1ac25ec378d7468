//! The rooms where they are not in this build of the page: whoever goes to one fetches the build that has them.

use yew::{Callback, Html};

use crate::element::{El, el};
use crate::navigation::Turn;
use crate::route::Route;
use crate::view::{Here, Links};

/// Whether the rooms are in this build of the page.
pub const ARE_HERE: bool = false;

/// What there is to choose from, which the other build of the page knows.
pub struct Shelf;

/// What comes to the shelf in the other build.
pub struct Parcel;

/// Nothing is to be taken from here.
pub fn packing(_: &Route) -> Option<Html> {
    None
}

/// A room, whichever it is.
pub struct Room;

impl Shelf {
    /// Nothing is on it.
    pub fn open() -> Self {
        Self
    }

    /// Where the first of the lectures stands.
    pub fn foremost(&self) -> Option<Route> {
        course::listed().first().map(|lecture| Route::lecture(lecture.id, None))
    }

    /// Nobody comes here with a lecture.
    pub fn order(&mut self, _: &str, _: Callback<Parcel>) {}

    /// Where the address says.
    pub fn first(&self, route: Route) -> Route {
        route
    }

    /// Nothing comes.
    pub fn receive(&mut self, _: Parcel, route: Route) -> Route {
        route
    }
}

impl Room {
    /// The room that a route names.
    pub fn of(_: &Route, _: &Shelf) -> Result<Self, String> {
        Ok(Self)
    }

    /// It has no address of its own here.
    pub fn address(&self) -> Option<Route> {
        None
    }

    /// What the tab says for a moment.
    pub fn title(&self) -> String {
        "One moment".to_owned()
    }

    /// Nothing can be said of it here.
    pub fn place(&self) -> String {
        String::new()
    }

    /// There are no pages to turn here.
    pub fn turned(&self, _: Turn) -> Option<Route> {
        None
    }

    /// What stands there until the other build does.
    pub fn draw(&self, _: &Here<'_>, _: &Links) -> El {
        let words = el("p").fixed(&[("role", "status")]).text("Fetching the rest of memlane\u{2026}");
        let title = el("h1").fixed(&[("tabindex", "-1")]).text("One moment");
        el("main").child(el("div").class("plain").child(title).child(words))
    }

    /// The same in a frame.
    pub fn framed(&self, here: &Here<'_>, links: &Links) -> El {
        self.draw(here, links)
    }
}

//! From a route to what stands there: the home page, a room, or the sentence that says why there is nothing.

use crate::navigation::Turn;
use crate::rooms::{Room, Shelf};
use crate::route::Route;

/// What a route shows.
pub enum Page {
    /// What this is.
    Home,
    /// A lecture, a quiz, homework, the Lab.
    Room(Room),
    /// Nothing.
    Missing {
        /// Why, in one sentence.
        reason: String,
    },
}

impl Page {
    /// Looks a route up among what is on the shelf.
    pub fn of(route: &Route, shelf: &Shelf) -> Self {
        match route {
            Route::Home => Self::Home,
            Route::Unknown(_) => {
                Self::Missing { reason: format!("There is no page at \u{201c}{route}\u{201d}.") }
            }
            route => match Room::of(route, shelf) {
                Ok(room) => Self::Room(room),
                Err(reason) => Self::Missing { reason },
            },
        }
    }

    /// The room, if it is one.
    pub fn room(&self) -> Option<&Room> {
        match self {
            Self::Room(room) => Some(room),
            _ => None,
        }
    }

    /// Where one gets from here by turning the page.
    pub fn turned(&self, turn: Turn) -> Option<Route> {
        self.room()?.turned(turn)
    }

    /// The title of the browser's tab.
    pub fn title(&self) -> String {
        match self {
            Self::Home => "memlane: how an operating system virtualizes memory".to_owned(),
            Self::Room(room) => format!("{} \u{b7} memlane", room.title()),
            Self::Missing { .. } => "Not here \u{b7} memlane".to_owned(),
        }
    }
}

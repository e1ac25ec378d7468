//! What the Lab opens with: the first example, another, or what a share link holds.

use std::rc::Rc;

use yew::Html;

use super::examples::{self, Example};
use crate::settings::Settings;

/// What the Lab opens with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// An example; none for the first.
    Example(Option<&'static Example>),
    /// What a share link holds.
    Shared(Rc<str>),
}

impl Entry {
    /// The example of that name. An error says that there is none.
    pub fn example(id: Option<&str>) -> Result<Self, String> {
        let Some(id) = id else { return Ok(Self::Example(None)) };
        match examples::example(id) {
            Some(example) => Ok(Self::Example(Some(example))),
            None => Err(format!("There is no example called \u{201c}{id}\u{201d} in the Lab.")),
        }
    }

    /// What a share link holds.
    pub fn shared(link: &str) -> Self {
        Self::Shared(link.into())
    }

    /// What it is called; nothing where it has no name of its own.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Example(Some(example)) => example.title,
            Self::Example(None) => "",
            Self::Shared(_) => "A shared moment",
        }
    }

    /// Draws the Lab.
    pub fn draw(&self, settings: Settings) -> Html {
        match self {
            Self::Example(example) => super::lab(*example, None, settings),
            Self::Shared(link) => super::lab(None, Some(link.clone()), settings),
        }
    }
}

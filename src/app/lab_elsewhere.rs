//! The Lab where it is not in this build of the page: whoever goes there fetches the build that has it.

use yew::Html;

use crate::element::el;
use crate::settings::Settings;

/// Whether the Lab is in this build of the page.
pub const IS_HERE: bool = false;

/// What the Lab opens with, which the other build of the page reads from the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry;

impl Entry {
    /// An example, whatever its name.
    pub fn example(_: Option<&str>) -> Result<Self, String> {
        Ok(Self)
    }

    /// What a share link holds.
    pub fn shared(_: &str) -> Self {
        Self
    }

    /// It has no name here.
    pub fn name(&self) -> &'static str {
        ""
    }

    /// What stands there until the other build does.
    pub fn draw(&self, _: Settings) -> Html {
        let words = el("p").fixed(&[("role", "status")]).text("Fetching the Lab\u{2026}");
        el("div").class("plain").child(el("h1").fixed(&[("tabindex", "-1")]).text("Lab")).child(words).html()
    }
}

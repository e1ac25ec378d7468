//! Light and dark: what the address asks for, else what was chosen here before, else what the system prefers.

use gloo_events::EventListener;
use web_sys::{MediaQueryList, Storage};
use yew::Callback;

use crate::dom;

/// Where the choice is remembered.
const KEY: &str = "memlane.theme";

/// The colours in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on paper.
    Light,
    /// Light on night.
    Dark,
}

impl Theme {
    /// The theme of that name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            _ => None,
        }
    }

    /// Its name in the address, in the storage and in `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Sets it as `data-theme` of `<html>`, where the styles look.
    pub fn apply(self) {
        if let Some(root) = dom::root() {
            let _ = root.set_attribute("data-theme", self.name());
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

/// What was chosen and what the system prefers.
pub struct Themes {
    chosen: Option<Theme>,
    system: Theme,
}

impl Themes {
    /// Reads the storage and the system; `asked` is what the address asks for.
    pub fn open(asked: Option<Theme>) -> Self {
        Self { chosen: asked.or_else(remembered), system: of_system() }
    }

    /// The theme in use.
    pub fn current(&self) -> Theme {
        self.chosen.unwrap_or(self.system)
    }

    /// Chooses the other one, and remembers that.
    pub fn switch(&mut self) {
        let theme = self.current().other();
        remember(theme);
        self.chosen = Some(theme);
    }

    /// Takes what the system prefers now.
    pub fn prefer(&mut self, theme: Theme) {
        self.system = theme;
    }

    /// Tells of every change of the system's preference.
    pub fn listen(changed: Callback<Theme>) -> Option<EventListener> {
        let query = prefers_dark()?;
        Some(EventListener::new(&query, "change", move |_| changed.emit(of_system())))
    }
}

fn prefers_dark() -> Option<MediaQueryList> {
    dom::window()?.match_media("(prefers-color-scheme: dark)").ok().flatten()
}

fn of_system() -> Theme {
    if prefers_dark().is_some_and(|query| query.matches()) { Theme::Dark } else { Theme::Light }
}

/// A frame or a private window may refuse its storage; then nothing is remembered.
fn storage() -> Option<Storage> {
    dom::window()?.local_storage().ok().flatten()
}

fn remembered() -> Option<Theme> {
    Theme::named(&storage()?.get_item(KEY).ok()??)
}

fn remember(theme: Theme) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, theme.name());
    }
}

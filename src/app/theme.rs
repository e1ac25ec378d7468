//! Light and dark: what the address asks for, else what was chosen here before, else what the system prefers.

use gloo_events::EventListener;
use web_sys::{MediaQueryList, Storage};
use yew::prelude::*;

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

    fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

/// The theme in use, set as `data-theme` of `<html>`, and what switches and remembers it.
#[hook]
pub fn use_theme(asked: Option<Theme>) -> (Theme, Callback<()>) {
    let chosen = use_state_eq(|| asked.or_else(remembered));
    let system = use_system_theme();
    let theme = chosen.unwrap_or(system);
    use_effect_with(theme, |theme| {
        if let Some(root) = dom::root() {
            let _ = root.set_attribute("data-theme", theme.name());
        }
    });
    let switch = Callback::from(move |()| {
        remember(theme.other());
        chosen.set(Some(theme.other()));
    });
    (theme, switch)
}

/// What the system prefers, also when that changes.
#[hook]
fn use_system_theme() -> Theme {
    let query = use_memo((), |()| prefers_dark());
    let theme = use_state_eq(|| of_system(&query));
    let seen = theme.clone();
    use_effect_with((), move |()| {
        let listener = query.as_ref().as_ref().map(|media| {
            let query = query.clone();
            EventListener::new(media, "change", move |_| seen.set(of_system(&query)))
        });
        move || drop(listener)
    });
    *theme
}

fn prefers_dark() -> Option<MediaQueryList> {
    dom::window()?.match_media("(prefers-color-scheme: dark)").ok().flatten()
}

fn of_system(query: &Option<MediaQueryList>) -> Theme {
    if query.as_ref().is_some_and(MediaQueryList::matches) { Theme::Dark } else { Theme::Light }
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

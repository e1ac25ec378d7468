//! Themes: what the address asks for, else what was chosen here before, else what the system prefers.

use gloo_events::EventListener;
use web_sys::MediaQueryList;
use yew::Callback;

use crate::settings::Choice;
use crate::{dom, storage};

/// The themes that can be chosen.
pub const THEMES: Choice = Choice {
    name: "theme",
    title: "Theme",
    options: &[("system", "System"), ("light", "Light"), ("dark", "Dark"), ("projector", "Projector")],
};

/// The colours in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on paper.
    Light,
    /// Light on night.
    Dark,
    /// Larger, on white, with more contrast.
    Projector,
    /// Light or dark, as the system prefers.
    System,
}

impl Theme {
    /// The theme of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::System, Self::Light, Self::Dark, Self::Projector]
            .into_iter()
            .find(|theme| theme.name() == name)
    }

    /// Its name in the address, in the storage and in `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Projector => "projector",
            Self::System => "system",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Projector,
            Self::Projector => Self::System,
        }
    }
}

/// What was chosen and what the system prefers.
pub struct Themes {
    chosen: Theme,
    /// What was chosen before an audience looked on.
    before: Option<Theme>,
    prefers_dark: bool,
}

impl Themes {
    /// Reads the storage and the system; `asked` is what the address asks for.
    pub fn open(asked: Option<Theme>) -> Self {
        let recalled = || storage::recall(THEMES.name).and_then(|name| Theme::named(&name));
        Self {
            chosen: asked.or_else(recalled).unwrap_or(Theme::System),
            before: None,
            prefers_dark: prefers_dark(),
        }
    }

    /// The theme that was chosen.
    pub fn chosen(&self) -> Theme {
        self.chosen
    }

    /// Chooses a theme.
    pub fn choose(&mut self, theme: Theme) {
        self.chosen = theme;
    }

    /// An audience looks on, or no longer: a projector wants its own theme until another is chosen.
    pub fn present(&mut self, on: bool) {
        match (on, self.before) {
            (true, None) => self.before = Some(std::mem::replace(&mut self.chosen, Theme::Projector)),
            (false, Some(before)) => {
                if self.chosen == Theme::Projector {
                    self.chosen = before;
                }
                self.before = None;
            }
            _ => {}
        }
    }

    /// The next theme that looks different.
    pub fn next(&self) -> Theme {
        let mut theme = self.chosen.next();
        while self.resolved(theme) == self.resolved(self.chosen) {
            theme = theme.next();
        }
        theme
    }

    /// Takes whether the system prefers dark now.
    pub fn prefer(&mut self, dark: bool) {
        self.prefers_dark = dark;
    }

    /// Sets the theme as `data-theme` of `<html>`, where the styles look.
    pub fn apply(&self) {
        if let Some(root) = dom::root() {
            let _ = root.set_attribute("data-theme", self.resolved(self.chosen).name());
        }
    }

    /// Tells of every change of the system's preference.
    pub fn listen(changed: Callback<bool>) -> Option<EventListener> {
        let query = dark()?;
        Some(EventListener::new(&query, "change", move |_| changed.emit(prefers_dark())))
    }

    fn resolved(&self, theme: Theme) -> Theme {
        match (theme, self.prefers_dark) {
            (Theme::System, true) => Theme::Dark,
            (Theme::System, false) => Theme::Light,
            (theme, _) => theme,
        }
    }
}

fn dark() -> Option<MediaQueryList> {
    dom::window()?.match_media("(prefers-color-scheme: dark)").ok().flatten()
}

fn prefers_dark() -> bool {
    dark().is_some_and(|query| query.matches())
}

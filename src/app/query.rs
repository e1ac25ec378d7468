//! What the query before the `#` asks for: `?embed=1&view=step&theme=dark`. A value that is not known warns and is left out.

use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use crate::route::Route;
use crate::storage::Keeper;
use crate::theme::Theme;
use crate::{dom, embed};

/// The query of the page's address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// `embed=1`: only the figure, for a frame.
    pub embed: bool,
    /// `view=figure`, `step` or `lecture`: how much of a lecture there is in a frame.
    pub view: View,
    /// `controls=0`: a figure without the buttons that drive it.
    pub bare: bool,
    /// `seed=41`: the questions of a quiz whose address has no seed of its own.
    pub seed: Option<u32>,
    /// `keep=browser`, `host` or `0`: who remembers what a person does.
    pub keep: Keeper,
    /// `theme=light`, `dark`, `projector` or `system`.
    pub theme: Option<Theme>,
    /// `lecture=https://…/x.md`: a lecture from elsewhere.
    pub lecture: Option<String>,
    /// `speaker=…`: the speaker's window, and the name of its channel.
    pub speaker: Option<String>,
    /// `debug=panic`: break on purpose, to see the screen that says so.
    pub panics: bool,
}

/// How much of a lecture there is in a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The figure of a step.
    #[default]
    Figure,
    /// A step: its text and its figure.
    Step,
    /// The whole lecture, to be clicked through.
    Lecture,
}

impl View {
    fn named(name: &str) -> Option<Self> {
        match name {
            "figure" => Some(Self::Figure),
            "step" => Some(Self::Step),
            "lecture" => Some(Self::Lecture),
            _ => None,
        }
    }
}

impl Query {
    /// Lets the page know that it stands in a frame, and the styles what is to be seen there.
    pub fn publish(&self) {
        embed::begin();
        if let Some(root) = dom::root() {
            let view = match self.view {
                View::Figure => "figure",
                View::Step => "step",
                View::Lecture => "lecture",
            };
            let _ = root.set_attribute("data-view", view);
            let _ = root.toggle_attribute_with_force("data-bare", self.bare);
        }
    }

    /// A quiz whose address has no seed gets that of the query.
    pub fn seeded(&self, route: Route) -> Route {
        match (route, self.seed) {
            (Route::Quiz { rest }, Some(seed)) if !rest.contains("seed=") => {
                let joint = if rest.contains('?') { '&' } else { '?' };
                Route::Quiz { rest: format!("{rest}{joint}seed={seed}") }
            }
            (route, _) => route,
        }
    }

    /// Reads the page's own address.
    pub fn of_page() -> Self {
        let search = dom::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
        let Ok(query) = UrlSearchParams::new_with_str(&search) else { return Self::default() };
        Self {
            embed: value(&query, "embed", "0 or 1", on_or_off).unwrap_or(false),
            view: value(&query, "view", "figure, step or lecture", View::named).unwrap_or_default(),
            bare: value(&query, "controls", "0 or 1", on_or_off) == Some(false),
            seed: value(&query, "seed", "a whole number", |word| word.parse().ok()),
            keep: value(&query, "keep", "browser, host or 0", Keeper::named).unwrap_or_default(),
            theme: value(&query, "theme", "light, dark, projector or system", Theme::named),
            lecture: query.get("lecture").filter(|address| !address.is_empty()),
            speaker: query.get("speaker").filter(|name| !name.is_empty()),
            panics: value(&query, "debug", "panic", |word| (word == "panic").then_some(())).is_some(),
        }
    }
}

fn value<T>(query: &UrlSearchParams, key: &str, known: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let word = query.get(key)?;
    let value = read(&word);
    if value.is_none() {
        let text = format!(
            "memlane: {key}={word} in the address means nothing here and is left out; {key} can be {known}."
        );
        web_sys::console::warn_1(&JsValue::from_str(&text));
    }
    value
}

fn on_or_off(word: &str) -> Option<bool> {
    match word {
        "" | "1" | "true" => Some(true),
        "0" | "false" => Some(false),
        _ => None,
    }
}

//! What the query before the `#` asks for: `?embed=1&theme=dark`. A value that is not known warns and is left out.

use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use crate::dom;
use crate::theme::Theme;

/// The query of the page's address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// `embed=1`: only the figure, for a frame.
    pub embed: bool,
    /// `theme=light`, `dark`, `projector` or `system`.
    pub theme: Option<Theme>,
    /// `lecture=https://…/x.md`: a lecture from elsewhere.
    pub lecture: Option<String>,
    /// `speaker=…`: the speaker's window, and the name of its channel.
    pub speaker: Option<String>,
    /// `debug=panic`: break on purpose, to see the screen that says so.
    pub panics: bool,
}

impl Query {
    /// Reads the page's own address.
    pub fn of_page() -> Self {
        let search = dom::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
        let Ok(query) = UrlSearchParams::new_with_str(&search) else { return Self::default() };
        Self {
            embed: value(&query, "embed", "0 or 1", on_or_off).unwrap_or(false),
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

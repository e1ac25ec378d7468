//! Where the browser stands: the route of its address, the title of its tab, the focus on arrival, the turning keys.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use yew::Callback;

use crate::route::Route;
use crate::shortcuts::Asks;
pub use crate::shortcuts::Turn;
use crate::{dom, keys, storage};

/// Where this tab remembers, while the other build is fetched, that a link led on.
const ARRIVES: &str = "arrives";

/// The route that the address names.
pub fn current() -> Route {
    let hash = dom::window().and_then(|window| window.location().hash().ok());
    Route::parse(&hash.unwrap_or_default())
}

/// Tells of every change of the address's fragment: links, back, forward, typing.
pub fn listen(changed: Callback<()>) -> Option<EventListener> {
    dom::window().map(|window| EventListener::new(&window, "hashchange", move |_| changed.emit(())))
}

/// Tells of the keys that turn a lecture's steps, wherever the focus is but in a field; the page does not scroll.
pub fn listen_for_turns(turned: Callback<Turn>) -> Option<EventListener> {
    keys::listen(move |asks| match asks {
        Asks::Turn(turn) if matches!(current(), Route::Lecture { .. }) => {
            turned.emit(turn);
            true
        }
        _ => false,
    })
}

/// Goes to a page, as a click on a link to it would.
pub fn go(route: &Route) {
    if let Some(window) = dom::window() {
        let _ = window.location().set_hash(&route.to_string());
    }
}

/// Writes a page's own address where another led to it; the way back stays what it was.
pub fn correct(route: &Route) {
    let history = dom::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&route.to_string()));
    }
}

/// Loads the page again at the address where it stands: `www/start.js` then fetches the build that the address needs.
pub fn fetch_anew() {
    storage::remember_in_tab(ARRIVES, "");
    if let Some(window) = dom::window() {
        let _ = window.location().reload();
    }
}

/// Whether a link led here from the other build: told once.
pub fn arrives_anew() -> bool {
    storage::take_in_tab(ARRIVES).is_some()
}

/// Names the browser's tab.
pub fn name(title: &str) {
    if let Some(document) = dom::document() {
        document.set_title(title);
    }
}

/// Begins a page that a link led to: at the top, with the focus on its heading.
pub fn settle() {
    if let Some(window) = dom::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    dom::focus("h1");
}

//! Where the browser stands: the route of its address, the title of its tab, the focus on arrival, the turning keys.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::Callback;

use crate::dom;
use crate::route::Route;

/// To the step before or to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// PageUp, or a remote's back key.
    Back,
    /// PageDown, or a remote's forward key.
    Next,
}

/// The route that the address names.
pub fn current() -> Route {
    let hash = dom::window().and_then(|window| window.location().hash().ok());
    Route::parse(&hash.unwrap_or_default())
}

/// Tells of every change of the address's fragment: links, back, forward, typing.
pub fn listen(changed: Callback<()>) -> Option<EventListener> {
    dom::window().map(|window| EventListener::new(&window, "hashchange", move |_| changed.emit(())))
}

/// Tells of PageUp and PageDown in a lecture, wherever the focus is but in a field; the page does not scroll.
pub fn listen_for_turns(turned: Callback<Turn>) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    let pressed = move |event: &web_sys::Event| {
        let turn = event.dyn_ref::<KeyboardEvent>().filter(|key| is_plain(key)).and_then(meaning);
        if let Some(turn) =
            turn.filter(|_| matches!(current(), Route::Lecture { .. }) && !dom::is_for_a_field(event))
        {
            event.prevent_default();
            turned.emit(turn);
        }
    };
    let document = dom::document()?;
    Some(EventListener::new_with_options(&document, "keydown", options, pressed))
}

/// Goes to a page, as a click on a link to it would.
pub fn go(route: &Route) {
    if let Some(window) = dom::window() {
        let _ = window.location().set_hash(&route.to_string());
    }
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

fn meaning(key: &KeyboardEvent) -> Option<Turn> {
    match key.key().as_str() {
        "PageUp" => Some(Turn::Back),
        "PageDown" => Some(Turn::Next),
        _ => None,
    }
}

fn is_plain(key: &KeyboardEvent) -> bool {
    !(key.ctrl_key() || key.alt_key() || key.meta_key() || key.shift_key())
}

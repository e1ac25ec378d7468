//! The keys that drive the timeline, wherever the focus is.
//!
//! | key | what it does |
//! | --- | --- |
//! | → | step |
//! | ← | back |
//! | space | play or pause |
//! | Home, End | first and last moment |

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::Callback;

use crate::dom;
use crate::player::{Act, Player};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// One command forward.
    Step,
    /// One command back.
    Back,
    /// Play or pause.
    Play,
    /// To the first moment.
    Start,
    /// To the last moment.
    End,
}

impl Key {
    /// What it asks of a player.
    pub fn act(self, player: &Player) -> Act {
        match self {
            Self::Step => Act::Step,
            Self::Back => Act::Back,
            Self::Play => Act::Play(!player.is_playing()),
            Self::Start => Act::Seek(0),
            Self::End => Act::Seek(player.timeline().len()),
        }
    }
}

/// Listens on the document until dropped.
pub fn listen(pressed: Callback<Key>) -> Option<EventListener> {
    let document = dom::document()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&document, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if let Some(key) = meaning(event) {
            event.prevent_default();
            pressed.emit(key);
        }
    }))
}

fn meaning(event: &KeyboardEvent) -> Option<Key> {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    if modified || event.default_prevented() {
        return None;
    }
    if dom::is_for_a_field(event) {
        return None;
    }
    match event.key().as_str() {
        "ArrowRight" => Some(Key::Step),
        "ArrowLeft" => Some(Key::Back),
        "Home" => Some(Key::Start),
        "End" => Some(Key::End),
        " " if !dom::is_inside(event, "button, a, summary") => Some(Key::Play),
        _ => None,
    }
}

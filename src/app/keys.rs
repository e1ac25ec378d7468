//! What the keyboard asks for, wherever the focus is.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, KeyboardEventInit};

use crate::dom;
use crate::settings::Settings;
use crate::shortcuts::{self, Asks};

/// Fields that take characters; a slider has the focus often and takes none.
const TYPED_INTO: &str = "input:not([type=range]), select, textarea, [contenteditable]";

/// Listens on the document until dropped. `take` says whether it did what a key asks for; then nobody else does.
pub fn listen(take: impl Fn(Asks) -> bool + 'static) -> Option<EventListener> {
    let document = dom::document()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&document, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if asked(event).is_some_and(&take) {
            event.prevent_default();
        }
    }))
}

/// Presses a key for somebody who is elsewhere.
pub fn press(key: &str) {
    let how = KeyboardEventInit::new();
    how.set_key(key);
    how.set_bubbles(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &how);
    if let (Some(document), Ok(event)) = (dom::document(), event) {
        let _ = document.dispatch_event(&event);
    }
}

fn asked(event: &KeyboardEvent) -> Option<Asks> {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    let key = event.key();
    let shortcut = shortcuts::asked(&key, event.shift_key())?;
    let refused =
        modified || event.default_prevented() || is_taken(event, &key) || dom::exists("dialog[open]");
    (!refused && (!event.repeat() || repeats(shortcut.asks))).then(|| shortcut.asks_by(&key))
}

/// Whether the key means something else to what has the focus, or characters mean nothing.
fn is_taken(event: &KeyboardEvent, key: &str) -> bool {
    match key {
        " " => dom::is_inside(event, "button, a, summary") || dom::is_inside(event, TYPED_INTO),
        key if shortcuts::is_character(key) => {
            !Settings::obeys_characters() || dom::is_inside(event, TYPED_INTO)
        }
        // Up and down choose; a presenter's keys go on with the story.
        "ArrowLeft" | "ArrowRight" | "PageUp" | "PageDown" if dom::is_inside(event, "select") => false,
        _ => dom::is_for_a_field(event),
    }
}

/// Whether holding the key down does it again and again.
fn repeats(asks: Asks) -> bool {
    use crate::shortcuts::Key::{Back, Step};
    matches!(asks, Asks::Stage(Step | Back))
}

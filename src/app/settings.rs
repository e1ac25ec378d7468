//! What a person has chosen about how everything is shown, remembered, and written on `<html>`.

mod choices;

use gloo_events::EventListener;
use web_sys::Event;
use yew::Callback;

pub use self::choices::{CHOICES, Choice, Numerals, Settings};
use crate::{dom, storage};

/// Where `<html>` says whether single characters are shortcuts.
const CHARACTERS: &str = "data-characters";
/// Where `<html>` says how numbers are written.
const NUMERALS: &str = "data-numerals";
/// The event by which any part of the page asks for the picture in words, or for its end.
const DESCRIBE: &str = "memlane:describe";

impl Settings {
    /// What was chosen here before.
    pub fn recalled() -> Self {
        CHOICES.iter().fold(Self::default(), |settings, choice| {
            let value = storage::recall(choice.name);
            value.and_then(|value| settings.with(choice.name, &value)).unwrap_or(settings)
        })
    }

    /// Writes on `<html>` what keys and live regions look for there.
    pub fn publish(self) {
        if let Some(root) = dom::root() {
            let _ = root.set_attribute(CHARACTERS, self.value("characters"));
            let _ = root.set_attribute(NUMERALS, self.value("numerals"));
        }
    }

    /// Whether single characters are shortcuts, as `<html>` says.
    pub fn obeys_characters() -> bool {
        dom::root().and_then(|root| root.get_attribute(CHARACTERS)).as_deref() != Some("off")
    }
}

impl Numerals {
    /// How numbers are written, as `<html>` says.
    pub fn of_page() -> Self {
        let value = dom::root().and_then(|root| root.get_attribute(NUMERALS));
        value.and_then(|value| Settings::default().with("numerals", &value)).unwrap_or_default().numerals
    }
}

/// Asks for the picture in words, or for its end.
pub fn ask_to_describe() {
    if let (Some(document), Ok(event)) = (dom::document(), Event::new(DESCRIBE)) {
        let _ = document.dispatch_event(&event);
    }
}

/// Tells when the picture in words is asked for, or its end.
pub fn listen(asked: Callback<()>) -> Option<EventListener> {
    dom::document().map(|document| EventListener::new(&document, DESCRIBE, move |_| asked.emit(())))
}

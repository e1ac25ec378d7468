//! The lecture before an audience: full screen, a blank screen, a spotlight.

use std::cell::Cell;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{Callback, Html};

use super::full_screen;
use super::spotlight::Spotlight;
use crate::dom;
use crate::element::el;

/// Where `<html>` says that an audience looks on.
const MARK: &str = "data-presenting";

/// Whether and how the lecture is presented.
pub struct Presenting {
    on: bool,
    blank: bool,
    spotlight: Option<Spotlight>,
    told: Callback<bool>,
    left: Callback<()>,
    listeners: Vec<EventListener>,
}

impl Presenting {
    /// Not presented yet. `told` is told of every change; `left` when the browser leaves full screen by itself.
    pub fn new(told: Callback<bool>, left: Callback<()>) -> Self {
        Self { on: false, blank: false, spotlight: None, told, left, listeners: Vec::new() }
    }

    /// Whether an audience looks on.
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// Whether the audience sees nothing.
    pub fn is_blank(&self) -> bool {
        self.blank
    }

    /// Begins, or ends.
    pub fn turn(&mut self) {
        if self.on {
            return self.leave();
        }
        self.on = true;
        if let Some(root) = dom::root() {
            let _ = root.set_attribute(MARK, "");
        }
        full_screen::enter();
        self.listeners = self.listen();
        self.told.emit(true);
    }

    /// Ends.
    pub fn leave(&mut self) {
        if !std::mem::take(&mut self.on) {
            return;
        }
        full_screen::leave();
        if let Some(root) = dom::root() {
            let _ = root.remove_attribute(MARK);
        }
        self.listeners.clear();
        (self.blank, self.spotlight) = (false, None);
        self.told.emit(false);
    }

    /// Shows the audience nothing, or everything again.
    pub fn blank(&mut self) {
        self.blank = !self.blank;
    }

    /// Shows the audience everything again.
    pub fn unblank(&mut self) {
        self.blank = false;
    }

    /// Lights up what the pointer is at, or everything again.
    pub fn point(&mut self) {
        self.spotlight = if self.spotlight.is_some() { None } else { Spotlight::new() };
    }

    /// What lies over the page.
    pub fn overlays(&self) -> Vec<Html> {
        let blank = self.blank.then(|| {
            let words =
                el("p").class("hidden-visually").text("The screen is blank. Press b to show it again.");
            el("div").fixed(&[("class", "blank"), ("role", "status")]).child(words).key("blank").html()
        });
        let spotlight = self.spotlight.as_ref().map(Spotlight::draw);
        blank.into_iter().chain(spotlight).collect()
    }

    /// Escape ends it where the browser never went full screen, and so does the browser's own way out.
    fn listen(&self) -> Vec<EventListener> {
        let Some(document) = dom::document() else { return Vec::new() };
        let (left, escaped, shown) = (self.left.clone(), self.left.clone(), document.clone());
        // News that the screen is no longer full may be late, and of the time before this began.
        let filled = Cell::new(false);
        let changed = EventListener::new(&document, "fullscreenchange", move |_| {
            let fills = shown.fullscreen_element().is_some();
            if filled.replace(fills) && !fills {
                left.emit(());
            }
        });
        let pressed = EventListener::new(&document, "keydown", move |event: &Event| {
            let escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape");
            if escape && !dom::exists("dialog[open]") {
                escaped.emit(());
            }
        });
        vec![changed, pressed]
    }
}

impl Drop for Presenting {
    fn drop(&mut self) {
        self.leave();
    }
}

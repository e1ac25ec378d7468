//! Whether the frame is on the screen: what nobody sees need not run.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};
use yew::Callback;

use crate::dom;

/// Tells when an element leaves the screen, until it is dropped.
pub struct Sight {
    observer: IntersectionObserver,
    _left: Closure<dyn FnMut(Array)>,
}

impl Sight {
    /// Watches the first element that a CSS selector names.
    pub fn of(selector: &str, left: Callback<()>) -> Option<Self> {
        let element = dom::document()?.query_selector(selector).ok().flatten()?;
        let left = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let last: Option<IntersectionObserverEntry> = entries.pop().dyn_into().ok();
            if last.is_some_and(|entry| !entry.is_intersecting()) {
                left.emit(());
            }
        });
        let observer = IntersectionObserver::new(left.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(Self { observer, _left: left })
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

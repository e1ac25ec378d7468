//! How large an element is, told whenever it changes.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};
use yew::Callback;

use crate::dom;

/// Watches one element; dropping it ends the watch.
pub struct Measure {
    observer: ResizeObserver,
    _call: Closure<dyn FnMut(Array)>,
}

impl Measure {
    /// Tells width and height in CSS pixels now and whenever they change. None where the browser cannot.
    pub fn new(element: &Element, told: Callback<(f64, f64)>) -> Option<Self> {
        let watched = element.clone();
        let call = Closure::new(move |_: Array| {
            let rect = watched.get_bounding_client_rect();
            told.emit((rect.width(), rect.height()));
        });
        let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _call: call })
    }
}

impl Drop for Measure {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// How much larger than usual the page's type is: 1 where a rem is 16 pixels. The figure is drawn larger by as much.
pub fn zoom() -> f64 {
    let root = dom::root();
    let style = root.and_then(|root| dom::window()?.get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    let pixels = size.map(|size| js_sys::parse_float(&size));
    pixels.filter(|pixels| *pixels > 0.0).map_or(1.0, |pixels| pixels / 16.0)
}

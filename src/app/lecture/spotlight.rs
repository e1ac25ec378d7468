//! A spotlight: all but what the pointer is at is dimmed.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, PointerEvent};
use yew::{Html, NodeRef};

use crate::dom;
use crate::element::el;

/// The spotlight; it is gone when it is dropped.
pub struct Spotlight {
    place: NodeRef,
    _moved: EventListener,
}

impl Spotlight {
    /// A spotlight that follows the pointer.
    pub fn new() -> Option<Self> {
        let place = NodeRef::default();
        let lit = place.clone();
        let document = dom::document()?;
        let moved = EventListener::new(&document, "pointermove", move |event| {
            let (Some(pointer), Some(element)) =
                (event.dyn_ref::<PointerEvent>(), dom::cast::<HtmlElement>(&lit))
            else {
                return;
            };
            let style = element.style();
            let _ = style.set_property("--x", &format!("{}px", pointer.client_x()));
            let _ = style.set_property("--y", &format!("{}px", pointer.client_y()));
        });
        Some(Self { place, _moved: moved })
    }

    /// What dims the page.
    pub fn draw(&self) -> Html {
        el("div")
            .fixed(&[("class", "spotlight"), ("aria-hidden", "true")])
            .refer(&self.place)
            .key("spotlight")
            .html()
    }
}

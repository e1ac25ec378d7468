//! The page in a frame: tells its host that it is ready and how tall its content is, in pixels.
//!
//! To the host go `{context: "memlane", action: "ready"}` once, `{context: "memlane", action: "resize", height}` and,
//! for hosts that know Embedly's protocol, the JSON text `{"context": "iframe.resize", "height": …, "src": …}`.
//! A host that asks `{context: "memlane", action: "hello"}` is told the height again.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, MessageEvent, ResizeObserver, Window};

use crate::dom;

/// Reports the height of an element whenever it changes, until it is dropped. The element's height must not depend on
/// the frame's, or the two would chase each other.
pub struct Reporter {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
    _asked: EventListener,
}

impl Reporter {
    /// Starts, if there is a host.
    pub fn start(content: Element) -> Option<Self> {
        let host = Rc::new(Host::of(dom::window()?)?);
        let (listening, observed) = (host.clone(), content.clone());
        let page = dom::window()?;
        let asked = EventListener::new(&page, "message", move |event| {
            if event.dyn_ref::<MessageEvent>().is_some_and(|message| listening.asks(message)) {
                listening.told.set(0);
                listening.tell(&observed);
            }
        });
        let observed = content.clone();
        let changed = Closure::<dyn FnMut()>::new(move || host.tell(&observed));
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        observer.observe(&content);
        Some(Self { observer, _changed: changed, _asked: asked })
    }
}

impl Drop for Reporter {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The page that shows this one in a frame.
struct Host {
    window: Window,
    address: String,
    ready: Cell<bool>,
    /// The height it knows, in pixels; 0 for none.
    told: Cell<u32>,
}

impl Host {
    /// None where this page stands alone.
    fn of(page: Window) -> Option<Self> {
        let window = page.parent().ok().flatten().filter(|parent| *parent != page)?;
        let address = page.location().href().unwrap_or_default();
        Some(Self { window, address, ready: Cell::new(false), told: Cell::new(0) })
    }

    /// Whether a message is the host's question for the height.
    fn asks(&self, message: &MessageEvent) -> bool {
        let from_host = message.source().is_some_and(|source| {
            let source: &JsValue = source.as_ref();
            let host: &JsValue = self.window.as_ref();
            source == host
        });
        from_host
            && text(&message.data(), "context") == "memlane"
            && text(&message.data(), "action") == "hello"
    }

    fn tell(&self, content: &Element) {
        let height = content.get_bounding_client_rect().height().ceil() as u32;
        if height == 0 || self.told.replace(height) == height {
            return;
        }
        if !self.ready.replace(true) {
            self.post(&object(&[("context", "memlane".into()), ("action", "ready".into())]));
        }
        let ours = [("context", "memlane".into()), ("action", "resize".into()), ("height", height.into())];
        self.post(&object(&ours));
        let theirs = [
            ("context", "iframe.resize".into()),
            ("height", height.into()),
            ("src", self.address.as_str().into()),
        ];
        if let Ok(json) = JSON::stringify(&object(&theirs)) {
            self.post(&json);
        }
    }

    /// Heights are no secret, and the host may be anybody.
    fn post(&self, message: &JsValue) {
        let _ = self.window.post_message(message, "*");
    }
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in fields {
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}

fn text(data: &JsValue, key: &str) -> String {
    Reflect::get(data, &JsValue::from_str(key)).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

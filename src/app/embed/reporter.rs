//! How tall the content is: told to the host whenever that changes.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

use super::host;

/// Reports the height of an element whenever it changes, until it is dropped. The element's height must not depend on
/// the frame's, or the two would chase each other.
pub struct Reporter {
    observer: ResizeObserver,
    told: Rc<Told>,
    _changed: Closure<dyn FnMut()>,
}

/// What the host knows.
struct Told {
    content: Element,
    ready: Cell<bool>,
    /// In pixels; 0 for none.
    height: Cell<u32>,
}

impl Reporter {
    /// Starts, if there is a host.
    pub fn start(content: Element) -> Option<Self> {
        host::window()?;
        let told = Rc::new(Told { content, ready: Cell::new(false), height: Cell::new(0) });
        let teller = told.clone();
        let changed = Closure::<dyn FnMut()>::new(move || teller.tell());
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        observer.observe(&told.content);
        Some(Self { observer, told, _changed: changed })
    }

    /// Tells once more what was told.
    pub fn repeat(&self) {
        self.told.height.set(0);
        self.told.ready.set(false);
        self.told.tell();
    }
}

impl Drop for Reporter {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Told {
    fn tell(&self) {
        let height = self.content.get_bounding_client_rect().height().ceil() as u32;
        if height == 0 || self.height.replace(height) == height {
            return;
        }
        if !self.ready.replace(true) {
            host::ready();
        }
        host::resize(height);
    }
}

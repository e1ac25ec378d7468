//! Pages turned by a finger: a swipe to the side over the text. The figure has gestures of its own.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, TouchEvent};
use yew::{Callback, NodeRef};

use crate::dom;
use crate::navigation::Turn;

/// A finger that went so far to the side has swiped, in CSS pixels.
const FAR: i32 = 60;

/// Listens on an element until it is dropped.
pub struct Swipe {
    _listeners: [EventListener; 2],
}

impl Swipe {
    /// Tells of every swipe over the element. None where it is not on the page.
    pub fn listen(place: &NodeRef, turned: Callback<Turn>) -> Option<Self> {
        let element: Element = dom::cast(place)?;
        let start = Rc::new(Cell::new(None));
        let began = start.clone();
        let down = EventListener::new(&element, "touchstart", move |event| began.set(alone(event)));
        let up = EventListener::new(&element, "touchend", move |event| {
            let (Some(from), Some(to)) = (start.take(), alone(event)) else { return };
            let (across, along) = (to.0 - from.0, to.1 - from.1);
            if across.abs() >= FAR && across.abs() > 2 * along.abs() {
                turned.emit(if across < 0 { Turn::Next } else { Turn::Back });
            }
        });
        Some(Self { _listeners: [down, up] })
    }
}

/// Where the only finger is; none where there are two, or where it scrolls something to the side.
fn alone(event: &Event) -> Option<(i32, i32)> {
    let touches = event.dyn_ref::<TouchEvent>()?.changed_touches();
    let touch = touches.get(0).filter(|_| touches.length() == 1)?;
    (!dom::is_inside(event, "pre, table, input, .goals-scroll")).then(|| (touch.client_x(), touch.client_y()))
}

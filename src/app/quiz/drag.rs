//! Dragging a name to a segment, with a mouse, a pen or a finger. Whoever cannot drag picks and places.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use sim::SegmentName;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};
use yew::Callback;

use super::log::Move;
use crate::dom;

/// How far a pointer moves before it drags, in CSS pixels.
const SLACK: i32 = 6;

/// What a name answers when a pointer comes down on it. A finger drags by the grip only: elsewhere it scrolls.
pub fn begin(index: usize, act: Callback<Move>, select: Callback<usize>) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        let by_touch = pointer.pointer_type() == "touch";
        if pointer.button() == 0 && (!by_touch || dom::is_inside(&event, ".grip")) {
            follow(index, pointer, act.clone(), select.clone());
        }
    })
}

/// A name on its way.
struct Drag {
    from: (i32, i32),
    /// What is seen of it under the pointer, once it has left.
    shade: Option<HtmlElement>,
    listeners: Vec<EventListener>,
}

fn follow(index: usize, pointer: &PointerEvent, act: Callback<Move>, select: Callback<usize>) {
    let (Some(window), Some(name)) = (dom::window(), dom::target::<Element>(pointer)) else { return };
    let from = (pointer.client_x(), pointer.client_y());
    let drag = Rc::new(RefCell::new(Drag { from, shade: None, listeners: Vec::new() }));
    let moving = {
        let drag = drag.clone();
        EventListener::new(&window, "pointermove", move |event| {
            if let (Some(pointer), Ok(mut drag)) = (event.dyn_ref::<PointerEvent>(), drag.try_borrow_mut()) {
                drag.carry(pointer, &name, || select.emit(index));
            }
        })
    };
    let ends = |kind: &'static str| {
        let (drag, act) = (drag.clone(), act.clone());
        EventListener::once(&window, kind, move |event| {
            let Ok(mut ended) = drag.try_borrow_mut() else { return };
            let dropped = ended.end(event).filter(|_| event.type_() == "pointerup");
            // The listener that runs must outlive its own call.
            let listeners = std::mem::take(&mut ended.listeners);
            gloo_timers::callback::Timeout::new(0, move || drop(listeners)).forget();
            drop(ended);
            if let Some(segment) = dropped {
                act.emit(Move::Place(index, segment));
            }
        })
    };
    let listeners = vec![moving, ends("pointerup"), ends("pointercancel")];
    if let Ok(mut drag) = drag.try_borrow_mut() {
        drag.listeners = listeners;
    }
}

impl Drag {
    /// The pointer moves; `leaves` is called when the name follows it for the first time.
    fn carry(&mut self, pointer: &PointerEvent, name: &Element, leaves: impl Fn()) {
        let (x, y) = (pointer.client_x(), pointer.client_y());
        let far = (x - self.from.0).abs().max((y - self.from.1).abs()) > SLACK;
        if self.shade.is_none() && far {
            self.shade = shade(name);
            leaves();
        }
        if let Some(shade) = &self.shade {
            let style = shade.style();
            let _ = style.set_property("left", &format!("{x}px"));
            let _ = style.set_property("top", &format!("{y}px"));
            mark(under(x, y).as_ref());
        }
    }

    /// The pointer is gone: the segment on which it was, if it carried the name there.
    fn end(&mut self, event: &Event) -> Option<SegmentName> {
        self.shade.take()?.remove();
        mark(None);
        let pointer = event.dyn_ref::<PointerEvent>()?;
        let target = under(pointer.client_x(), pointer.client_y())?;
        let index: usize = target.get_attribute("data-segment")?.parse().ok()?;
        SegmentName::ALL.get(index).copied()
    }
}

/// What one sees under the pointer.
fn shade(name: &Element) -> Option<HtmlElement> {
    let document = dom::document()?;
    let shade: HtmlElement = document.create_element("span").ok()?.dyn_into().ok()?;
    shade.set_class_name("drag-shade");
    let words = name.closest(".name").ok().flatten()?.query_selector("code").ok().flatten()?;
    shade.set_text_content(words.first_child().and_then(|words| words.text_content()).as_deref());
    document.body()?.append_child(&shade).ok()?;
    Some(shade)
}

/// The segment at that place on the screen.
fn under(x: i32, y: i32) -> Option<Element> {
    let found = dom::document()?.element_from_point(x as f32, y as f32)?;
    found.closest("[data-segment]").ok().flatten()
}

/// Marks the segment that a drop would hit, and no other.
fn mark(target: Option<&Element>) {
    let marked = dom::document().and_then(|document| document.query_selector("[data-target]").ok().flatten());
    if let Some(marked) = marked.filter(|marked| Some(marked) != target) {
        let _ = marked.remove_attribute("data-target");
    }
    if let Some(target) = target {
        let _ = target.set_attribute("data-target", "");
    }
}

//! Listening: the browser's events over the figure become gestures.

use diagram::Side;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use yew::Callback;

use super::lens::{Gesture, Step};
use crate::dom;
use crate::stage::figure::block_of;

/// Pixels of a line where a wheel counts lines.
const LINE: f64 = 16.0;

/// Reads a gesture out of an event over an element, if it is one.
type Read = fn(&Event, &Element) -> Option<Gesture>;

/// The listeners of one figure; dropping it ends them.
pub struct Lens {
    _listeners: Vec<EventListener>,
}

/// Listens over an element that the figure fills.
pub fn listen(element: &Element, told: &Callback<Gesture>) -> Lens {
    let readers: [(&'static str, Read); 7] = [
        ("wheel", wheel),
        ("pointerdown", down),
        ("pointermove", moved),
        ("pointerup", up),
        ("pointercancel", up),
        ("dblclick", open),
        ("keydown", key),
    ];
    let listener = |(kind, read): (&'static str, Read)| {
        let (told, place) = (told.clone(), element.clone());
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(element, kind, options, move |event| {
            if let Some(gesture) = read(event, &place) {
                told.emit(gesture);
            }
        })
    };
    Lens { _listeners: readers.into_iter().map(listener).collect() }
}

/// The page scrolls unless the person means the figure.
fn wheel(event: &Event, place: &Element) -> Option<Gesture> {
    let wheel = event.dyn_ref::<WheelEvent>()?;
    let side = side_of(event.target().as_ref()?.dyn_ref()?)?;
    let active = dom::document().and_then(|document| document.active_element());
    let is_meant =
        wheel.ctrl_key() || wheel.meta_key() || active.is_some_and(|active| side_of(&active) == Some(side));
    if !is_meant {
        return None;
    }
    event.prevent_default();
    let unit = if wheel.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { LINE };
    // A pinch on a touchpad comes as small turns of the wheel.
    let pinched = if wheel.ctrl_key() { 3.0 } else { 1.0 };
    Some(Gesture::Wheel(point(wheel, place), wheel.delta_y() * unit * pinched))
}

fn down(event: &Event, place: &Element) -> Option<Gesture> {
    let pointer = event.dyn_ref::<PointerEvent>().filter(|pointer| pointer.button() == 0)?;
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let is_drag = matches!(target.closest("[data-zoomed], [data-map]"), Ok(Some(_)));
    if is_drag {
        let _ = place.set_pointer_capture(pointer.pointer_id());
    }
    let is_inside = is_drag || side_of(&target).is_some();
    is_inside.then(|| Gesture::Down(pointer.pointer_id(), point(pointer, place)))
}

fn moved(event: &Event, place: &Element) -> Option<Gesture> {
    let pointer = event.dyn_ref::<PointerEvent>().filter(|pointer| pointer.buttons() != 0)?;
    Some(Gesture::Move(pointer.pointer_id(), point(pointer, place)))
}

fn up(event: &Event, _: &Element) -> Option<Gesture> {
    Some(Gesture::Up(event.dyn_ref::<PointerEvent>()?.pointer_id()))
}

fn open(event: &Event, place: &Element) -> Option<Gesture> {
    side_of(event.target()?.dyn_ref()?)?;
    Some(Gesture::Open(point(event.dyn_ref::<MouseEvent>()?, place)))
}

fn key(event: &Event, _: &Element) -> Option<Gesture> {
    let pressed = event.dyn_ref::<KeyboardEvent>()?;
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let side = side_of(&target)?;
    let is_zoomed = matches!(target.closest("[data-zoomed]"), Ok(Some(_)));
    if pressed.ctrl_key() || pressed.alt_key() || pressed.meta_key() {
        return None;
    }
    let step = match pressed.key().as_str() {
        "+" | "=" => Step::Nearer,
        "-" => Step::Farther,
        "0" => Step::Whole,
        "ArrowUp" if is_zoomed => Step::Up,
        "ArrowDown" if is_zoomed => Step::Down,
        "Enter" => return block_of(event).map(Gesture::OpenBlock),
        _ => return None,
    };
    event.prevent_default();
    Some(Gesture::Step(side, step))
}

/// The side of the figure that an element belongs to.
fn side_of(element: &Element) -> Option<Side> {
    let group = element.closest("[data-side]").ok()??;
    match group.get_attribute("data-side")?.as_str() {
        "space" => Some(Side::Space),
        _ => Some(Side::Memory),
    }
}

/// Where a pointer is, as a share of the figure.
fn point(event: &MouseEvent, place: &Element) -> (f64, f64) {
    let rect = place.get_bounding_client_rect();
    let share = |at: i32, from: f64, size: f64| (f64::from(at) - from) / size.max(1.0);
    (share(event.client_x(), rect.left(), rect.width()), share(event.client_y(), rect.top(), rect.height()))
}

//! One action of the monkey: a click, a key, a text, a turn of the wheel, somewhere on the page.

use fastrand::Rng;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    KeyboardEvent, KeyboardEventInit, WheelEvent, WheelEventInit,
};

use super::words;
use crate::dom;

/// What can be played on. What leaves the page, or asks for a file, is left alone.
const PLAYABLE: &str = "button:not(:disabled), summary, select:not(:disabled), textarea, a[href^='#'], \
    input:not(:disabled):not([type=file]), svg [tabindex='0'], [role=tab]";

const KEYS: [&str; 18] = [
    "ArrowRight",
    "ArrowLeft",
    "ArrowUp",
    "ArrowDown",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    " ",
    "Enter",
    "Escape",
    "?",
    "+",
    "-",
    "0",
    "[",
    "]",
    "Tab",
];

/// Does something; says what.
pub fn one(random: &mut Rng) -> String {
    match random.u8(0..40) {
        0 => go("#/lab"),
        1..6 => key(random),
        _ => on(random).unwrap_or_else(|| go("#/lab")),
    }
}

fn go(hash: &str) -> String {
    if let Some(window) = dom::window() {
        let _ = window.location().set_hash(hash);
    }
    format!("goes to {hash}")
}

fn key(random: &mut Rng) -> String {
    let key = random.choice(KEYS).unwrap_or("Tab");
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let target = dom::document().and_then(|document| document.active_element());
    if let (Some(target), Ok(event)) =
        (target, KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init))
    {
        let _ = target.dispatch_event(&event);
    }
    format!("presses {key}")
}

/// Plays on some element that can be seen.
fn on(random: &mut Rng) -> Option<String> {
    let all = dom::document()?.query_selector_all(PLAYABLE).ok()?;
    let element: Element = all.get(random.u32(0..all.length().max(1)))?.dyn_into().ok()?;
    if element.get_client_rects().length() == 0 {
        return Some("finds nothing there".to_owned());
    }
    let label = element.get_attribute("aria-label").or_else(|| element.text_content()).unwrap_or_default();
    let label: String = label.chars().take(40).collect();
    let what = format!("{} \u{201c}{label}\u{201d}", element.tag_name().to_lowercase());
    Some(play(element, random, &what))
}

fn play(element: Element, random: &mut Rng, what: &str) -> String {
    if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>() {
        field.set_value(&words::edited(&field.value(), random));
    } else if let Some(choice) = element.dyn_ref::<HtmlSelectElement>() {
        let options = i32::try_from(choice.length()).unwrap_or(1).max(1);
        choice.set_selected_index(random.i32(0..options));
    } else if let Some(input) = element.dyn_ref::<HtmlInputElement>().filter(|input| is_typed(input)) {
        input.set_value(&typed(input, random));
    } else {
        return point(&element, random, what);
    }
    tell(&element, "input");
    tell(&element, "change");
    format!("fills {what}")
}

/// Whether an input takes a text or a number and is not simply clicked.
fn is_typed(input: &HtmlInputElement) -> bool {
    !matches!(input.type_().as_str(), "checkbox" | "radio" | "button" | "submit")
}

fn typed(input: &HtmlInputElement, random: &mut Rng) -> String {
    let most: u32 = input.max().parse().unwrap_or(0);
    match input.type_().as_str() {
        "range" => random.u32(0..=most).to_string(),
        _ => words::number(random),
    }
}

/// Clicks, or points and turns the wheel.
fn point(element: &Element, random: &mut Rng, what: &str) -> String {
    if random.u8(0..8) == 0 {
        tell(element, "mouseenter");
        wheel(element, random);
        return format!("turns the wheel on {what}");
    }
    match element.dyn_ref::<HtmlElement>() {
        Some(element) => element.click(),
        None => tell(element, "click"),
    }
    format!("clicks {what}")
}

fn wheel(element: &Element, random: &mut Rng) {
    let init = WheelEventInit::new();
    init.set_delta_y(f64::from(random.i32(-500..500)));
    init.set_ctrl_key(random.bool());
    init.set_bubbles(true);
    init.set_cancelable(true);
    if let Ok(event) = WheelEvent::new_with_event_init_dict("wheel", &init) {
        let _ = element.dispatch_event(&event);
    }
}

fn tell(element: &Element, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    if let Ok(event) = Event::new_with_event_init_dict(kind, &init) {
        let _ = element.dispatch_event(&event);
    }
}

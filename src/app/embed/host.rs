//! The page that holds this one in a frame, and what it is told. Nothing that is told is a secret, and a host may be
//! anybody.

use std::cell::{Cell, RefCell};

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Window;

use super::outcome::{Outcome, Said};
use crate::dom;

/// What every message says it is about.
pub const CONTEXT: &str = "memlane";

thread_local! {
    /// Where the machine stands, and how long its history is; none before there is one.
    static PLACE: Cell<Option<(usize, usize)>> = const { Cell::new(None) };
    /// Whether the host knows that the content is there.
    static READY: Cell<bool> = const { Cell::new(false) };
    /// The page that is shown: its route, and its number of so many.
    static PAGE: RefCell<Option<(String, usize, usize)>> = const { RefCell::new(None) };
}

/// Where `<html>` says that the page is made for a frame.
const EMBED: &str = "data-embed";

/// From here on this page is made for a frame, and talks to whoever holds it.
pub fn begin() {
    if let Some(root) = dom::root() {
        let _ = root.set_attribute(EMBED, "");
    }
}

/// The host's window; none where this page stands alone, or is not made for a frame.
pub fn window() -> Option<Window> {
    dom::root().filter(|root| root.has_attribute(EMBED))?;
    let page = dom::window()?;
    page.parent().ok().flatten().filter(|parent| *parent != page)
}

/// The content is there; the host hears of that before it hears what page it is.
pub fn ready() {
    tell("ready", &[("protocol", 1.into())]);
    READY.set(true);
    tell_page();
}

/// The content is so many pixels tall: in our words, and in those of hosts that know Embedly's protocol, and Canvas'.
pub fn resize(height: u32) {
    let height = JsValue::from(height);
    tell("resize", &[("height", height.clone())]);
    let address = dom::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let embedly = [("context", "iframe.resize".into()), ("height", height.clone()), ("src", address.into())];
    if let Ok(json) = JSON::stringify(&object(&embedly)) {
        post(&json);
    }
    post(&object(&[("subject", "lti.frameResize".into()), ("height", height)]));
}

/// The machine stands at that moment; what was told already is not told again.
pub fn stepped(position: usize, length: usize) {
    if PLACE.replace(Some((position, length))) != Some((position, length)) {
        tell("step", &place());
    }
}

/// A question was answered.
pub fn answered(question: &str, right: bool) {
    tell("answer", &[("question", question.into()), ("right", right.into())]);
}

/// A quiz stands so: `points` of `of` right at the first try, `done` of `tasks` tasks finished.
pub fn scored(points: usize, of: usize, done: usize, tasks: usize) {
    let numbers = [("points", points), ("of", of), ("done", done), ("tasks", tasks)];
    tell("score", &numbers.map(|(name, number)| (name, number.into())));
}

/// Another step of a lecture or question of a quiz is on the page: its number from 1 of so many. What comes behind the last,
/// the summary or the results, has the next number.
pub fn paged(route: &str, number: usize, of: usize) {
    PAGE.set(Some((route.to_owned(), number, of)));
    if READY.get() {
        tell_page();
    }
}

fn tell_page() {
    if let Some((route, number, of)) = PAGE.with_borrow(Clone::clone) {
        tell("page", &[("route", route.into()), ("number", number.into()), ("of", of.into())]);
    }
}

/// What became of a question, told once: the first answer counts.
pub fn settled(result: &Outcome) {
    let Outcome { question, text, given, right, points, of } = result;
    let number = |place: usize| JsValue::from(place);
    let value = |said: &Said| match said {
        Said::Nothing => JsValue::NULL,
        Said::Choice(place) => number(*place),
        Said::Text(text) => text.into(),
        Said::Pairs(places) => {
            places.iter().map(|place| place.map_or(JsValue::NULL, number)).collect::<Array>().into()
        }
    };
    tell(
        "result",
        &[
            ("question", question.into()),
            ("text", text.into()),
            ("kind", right.kind().into()),
            ("given", value(given)),
            ("correct", value(right)),
            ("points", (*points).into()),
            ("of", (*of).into()),
        ],
    );
}

/// What a host that remembers for this page is to remember.
pub fn kept(text: &str) {
    tell("kept", &[("text", text.into())]);
}

/// What was asked for cannot be done.
pub fn refuse(why: &str) {
    tell("error", &[("message", why.into())]);
}

/// Where the frame stands, for a host that asked.
pub fn tell_state(route: &str, theme: &str) {
    let [position, length] = place();
    tell("state", &[("route", route.into()), ("theme", theme.into()), position, length]);
}

fn place() -> [(&'static str, JsValue); 2] {
    let (position, length) = PLACE.get().unwrap_or_default();
    [("position", position.into()), ("length", length.into())]
}

fn tell(action: &str, fields: &[(&str, JsValue)]) {
    let head = [("context", CONTEXT.into()), ("action", action.into())];
    post(&object(&[&head, fields].concat()));
}

fn post(message: &JsValue) {
    if let Some(host) = window() {
        let _ = host.post_message(message, "*");
    }
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in fields {
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}

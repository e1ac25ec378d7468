//! Elements, built by plain calls: less to download than what a macro would expand to, and the stage has many.
//!
//! ```text
//!  el("button").class("button").on(|| ListenerKind::onclick, call).text("Step").html()
//! ```

use std::rc::Rc;

use web_sys::Event;
use yew::virtual_dom::{AttrValue, Key, Listener, ListenerKind, VTag, VText};
use yew::{Callback, Html, NodeRef};

/// One element under construction; boxed, so that handing it on moves one word.
pub struct El(Box<VTag>);

/// Begins an element of this tag.
pub fn el(tag: &'static str) -> El {
    El(Box::new(VTag::new(tag)))
}

/// Words as a node.
pub fn text(words: impl Into<AttrValue>) -> Html {
    VText::new(words.into()).into()
}

impl El {
    /// Sets its class.
    #[inline(never)]
    pub fn class(self, class: &str) -> Self {
        self.set("class", class.to_owned())
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.put(name, value.into())
    }

    /// Sets attributes that never change.
    #[inline(never)]
    pub fn fixed(self, attributes: &[(&'static str, &'static str)]) -> Self {
        attributes.iter().fold(self, |element, (name, value)| element.put(name, AttrValue::Static(value)))
    }

    /// Sets numbers, to a hundredth.
    #[inline(never)]
    pub fn numbers(self, attributes: &[(&'static str, f64)]) -> Self {
        attributes.iter().fold(self, |element, (name, value)| element.put(name, hundredths(*value).into()))
    }

    /// Sets an attribute without a value, or leaves it out.
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.put(name, AttrValue::Static(name)) } else { self }
    }

    /// Sets a property of the element itself, which a person may have changed since.
    pub fn property(mut self, name: &'static str, on: bool) -> Self {
        self.0.add_property(name, on);
        self
    }

    /// Gives it an identity among its siblings.
    pub fn key(mut self, key: impl Into<Key>) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// Lets code find it later.
    pub fn refer(mut self, node: &NodeRef) -> Self {
        self.0.node_ref = node.clone();
        self
    }

    /// Sets what a field holds.
    pub fn value(mut self, value: String) -> Self {
        self.0.set_value(AttrValue::from(value));
        self
    }

    /// Appends words.
    #[inline(never)]
    pub fn text(self, words: impl Into<AttrValue>) -> Self {
        self.child(text(words))
    }

    /// Appends a node.
    #[inline(never)]
    pub fn child(mut self, child: impl Into<Html>) -> Self {
        self.0.add_child(child.into());
        self
    }

    /// Appends nodes.
    #[inline(never)]
    pub fn children(mut self, children: Vec<Html>) -> Self {
        self.0.add_children(children);
        self
    }

    /// Calls back at an event.
    pub fn on(mut self, kind: fn() -> ListenerKind, call: Callback<Event>) -> Self {
        self.0.add_listener(Rc::new(On { kind, call }));
        self
    }

    /// The finished node.
    pub fn html(self) -> Html {
        (*self.0).into()
    }

    fn put(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.add_attribute(name, value);
        self
    }
}

impl From<El> for Html {
    fn from(element: El) -> Self {
        element.html()
    }
}

/// A listener of any kind.
struct On {
    kind: fn() -> ListenerKind,
    call: Callback<Event>,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        (self.kind)()
    }

    fn handle(&self, event: Event) {
        self.call.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// A path of SVG: letters and the numbers that follow them.
#[derive(Default)]
pub struct Path(String);

impl Path {
    /// Appends a command.
    pub fn to(mut self, letter: char, numbers: &[f64]) -> Self {
        self.0.push(letter);
        for number in numbers {
            self.0.push_str(&hundredths(*number));
            self.0.push(' ');
        }
        self
    }

    /// The path as an attribute holds it.
    pub fn data(self) -> String {
        self.0
    }
}

/// A number with at most two decimals; integers only, because printing floats takes a lot of code.
pub fn hundredths(value: f64) -> String {
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match part {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{}{}", part / 10, part % 10),
    }
}

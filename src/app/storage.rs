//! What is remembered for this page: by the browser, by the page that holds this one in a frame, or by nobody. Where the
//! browser refuses, as it does in some frames and private windows, the page itself remembers until it is left.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

use crate::{dom, embed};

/// Who remembers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeper {
    /// The browser.
    #[default]
    Browser,
    /// Nobody, once the page is left.
    Nobody,
    /// The host of the frame: it is told what there is to remember, and gives it back as the frame's name.
    Host,
}

/// What a host remembers of all that there is: how a person does in quizzes and lectures.
const FOR_A_HOST: [&str; 3] = ["run.", "record.", "place."];

thread_local! {
    static KEEPER: Cell<Keeper> = const { Cell::new(Keeper::Browser) };
    static HERE: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

impl Keeper {
    /// The one that the address names.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "browser" => Some(Self::Browser),
            "0" => Some(Self::Nobody),
            "host" => Some(Self::Host),
            _ => None,
        }
    }
}

/// From here on this one remembers.
pub fn keep(keeper: Keeper) {
    KEEPER.set(keeper);
    if keeper == Keeper::Host {
        HERE.set(given_back());
    }
}

/// Whether the host of the frame remembers: then it is the one who gave the quiz, too.
pub fn is_the_hosts() -> bool {
    KEEPER.get() == Keeper::Host
}

/// What was remembered under a name.
pub fn recall(name: &str) -> Option<String> {
    match storage() {
        Some(storage) => storage.get_item(&key(name)).ok()?,
        None => HERE.with_borrow(|here| here.get(name).cloned()),
    }
}

/// Remembers a value under a name.
pub fn remember(name: &str, value: &str) {
    match storage() {
        Some(storage) => drop(storage.set_item(&key(name), value)),
        None => drop(HERE.with_borrow_mut(|here| here.insert(name.to_owned(), value.to_owned()))),
    }
    if is_the_hosts() && is_for_a_host(name) {
        embed::kept(&HERE.with_borrow(written));
    }
}

/// What this tab remembers under a name, also when it is loaded again.
pub fn recall_in_tab(name: &str) -> Option<String> {
    tab()?.get_item(&key(name)).ok()?
}

/// Lets this tab remember a value under a name.
pub fn remember_in_tab(name: &str, value: &str) {
    if let Some(storage) = tab() {
        let _ = storage.set_item(&key(name), value);
    }
}

/// What this tab remembers under a name, which it forgets.
pub fn take_in_tab(name: &str) -> Option<String> {
    let value = recall_in_tab(name)?;
    let _ = tab()?.remove_item(&key(name));
    Some(value)
}

fn key(name: &str) -> String {
    format!("memlane.{name}")
}

/// The browser's memory, where it is the keeper and willing.
fn storage() -> Option<Storage> {
    let window = dom::window().filter(|_| KEEPER.get() == Keeper::Browser)?;
    window.local_storage().ok().flatten()
}

fn tab() -> Option<Storage> {
    let window = dom::window().filter(|_| KEEPER.get() == Keeper::Browser)?;
    window.session_storage().ok().flatten()
}

fn is_for_a_host(name: &str) -> bool {
    FOR_A_HOST.iter().any(|prefix| name.starts_with(prefix))
}

/// What a host is to remember, as a JSON object of texts.
fn written(here: &BTreeMap<String, String>) -> String {
    let object = Object::new();
    for (name, value) in here.iter().filter(|(name, _)| is_for_a_host(name)) {
        let _ = Reflect::set(&object, &name.into(), &value.into());
    }
    JSON::stringify(&object).map(String::from).unwrap_or_default()
}

/// What the host gives back. Whatever else a frame is called, nothing was remembered.
fn given_back() -> BTreeMap<String, String> {
    let name = dom::window().and_then(|window| window.name().ok()).unwrap_or_default();
    let object: Option<Object> = JSON::parse(&name).ok().and_then(|value: JsValue| value.dyn_into().ok());
    let Some(object) = object else { return BTreeMap::new() };
    let entries = Object::entries(&object);
    let entries = entries.iter().filter_map(|entry| {
        let entry: Array = entry.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    });
    entries.filter(|(name, _)| is_for_a_host(name)).collect()
}

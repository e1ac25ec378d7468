//! What a host may ask of a frame. Anything else that says `context: "memlane"` is answered by an error and changes
//! nothing.

use gloo_events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageEvent;
use yew::Callback;

use super::host::{self, CONTEXT};
use crate::dom;
use crate::player::{Act, Player};
use crate::route::Route;
use crate::theme::Theme;

/// What a host asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// To be told the height again.
    Hello,
    /// One command of the machine forward.
    Next,
    /// One command back.
    Back,
    /// The moment after so many commands.
    Seek(usize),
    /// Another page.
    Goto(Route),
    /// Another theme.
    Theme(Theme),
    /// To be told where the frame stands.
    State,
}

impl Wish {
    /// What it asks of a player; none where it is the page's to grant.
    pub fn act(&self, player: &Player) -> Option<Act> {
        match self {
            Self::Next => Some(Act::Step),
            Self::Back => Some(Act::Back),
            Self::Seek(position) => Some(Act::Seek((*position).min(player.timeline().len()))),
            Self::Hello | Self::Goto(_) | Self::Theme(_) | Self::State => None,
        }
    }
}

/// The longest address that a host may ask for, in characters.
const LONGEST: usize = 16_000;

/// Tells of what the host asks for, until dropped. Other windows are not heard.
pub fn listen(wished: Callback<Wish>) -> Option<EventListener> {
    hear(move |wish| wish.into_iter().for_each(|wish| wished.emit(wish)))
}

/// The same for the page as a whole, which answers what makes no sense: once, however many parts of it listen.
pub fn attend(wished: Callback<Wish>) -> Option<EventListener> {
    hear(move |wish| match wish {
        Ok(wish) => wished.emit(wish),
        Err(why) => host::refuse(&why),
    })
}

fn hear(heard: impl Fn(Result<Wish, String>) + 'static) -> Option<EventListener> {
    let host = host::window()?;
    let page = dom::window()?;
    Some(EventListener::new(&page, "message", move |event| {
        let Some(message) = event.dyn_ref::<MessageEvent>() else { return };
        let from_host = message.source().is_some_and(|source| {
            let source: &JsValue = source.as_ref();
            let host: &JsValue = host.as_ref();
            source == host
        });
        let data = message.data();
        if from_host && text(&data, "context").as_deref() == Some(CONTEXT) {
            heard(read(&data));
        }
    }))
}

fn read(data: &JsValue) -> Result<Wish, String> {
    let action = text(data, "action").ok_or("a message needs an action")?;
    match action.as_str() {
        "hello" => Ok(Wish::Hello),
        "next" => Ok(Wish::Next),
        "back" => Ok(Wish::Back),
        "state" => Ok(Wish::State),
        "seek" => {
            let position = get(data, "position")
                .as_f64()
                .filter(|position| position.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(position));
            let position = position.ok_or("seek needs position, a whole number of commands from 0")?;
            Ok(Wish::Seek(position as usize))
        }
        "goto" => {
            let route = text(data, "route").filter(|route| route.starts_with("#/") && route.len() <= LONGEST);
            let route = route.ok_or("goto needs route, such as \"#/quiz/translate?seed=41\"")?;
            Ok(Wish::Goto(Route::parse(&route)))
        }
        "theme" => {
            let theme = text(data, "theme").and_then(|name| Theme::named(&name));
            let theme = theme.ok_or("theme needs theme: \"light\", \"dark\", \"projector\" or \"system\"")?;
            Ok(Wish::Theme(theme))
        }
        // A name of any length would fill the answer.
        other => Err(format!(
            "\u{201c}{}\u{201d} is no action; there are hello, next, back, seek, goto, theme and state",
            other.chars().take(40).collect::<String>()
        )),
    }
}

/// A field of whatever a host sent; getters of its own may throw.
fn get(data: &JsValue, key: &str) -> JsValue {
    Reflect::get(data, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

fn text(data: &JsValue, key: &str) -> Option<String> {
    if data.is_object() { get(data, key).as_string() } else { None }
}

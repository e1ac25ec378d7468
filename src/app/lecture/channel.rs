//! The channel between the speaker's window and the audience's: both are pages of this site, and nobody else hears it.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, UrlSearchParams};
use yew::Callback;

use super::wire::At;
pub use super::wire::Heard;
use crate::{dom, storage};

/// The name in the storage of this tab under which it keeps the channel's.
const NAME: &str = "speaker";

/// One end of the channel. Where the browser has none, nothing is said and nothing heard.
pub struct Channel {
    name: String,
    channel: Option<BroadcastChannel>,
    _heard: Option<EventListener>,
}

impl Channel {
    /// The end of the audience; a tab keeps its channel when it is loaded again.
    pub fn of_audience(heard: Callback<Heard>) -> Self {
        let name = storage::recall_in_tab(NAME).unwrap_or_else(|| {
            let name = format!("{:x}", js_sys::Date::now() as u64);
            storage::remember_in_tab(NAME, &name);
            name
        });
        Self::open(name, heard)
    }

    /// The end of the speaker, whose address names the channel.
    pub fn open(name: String, heard: Callback<Heard>) -> Self {
        let channel = BroadcastChannel::new(&format!("memlane.{name}")).ok();
        let listener = channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                let words = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string());
                if let Some(said) = words.and_then(|words| Heard::parse(&words)) {
                    heard.emit(said);
                }
            })
        });
        Self { name, channel, _heard: listener }
    }

    /// Opens the speaker's window, or brings it to the front.
    pub fn open_speaker(&self) {
        let Some(window) = dom::window() else { return };
        let (hash, search) = (window.location().hash(), window.location().search());
        // What the page was opened with, such as a lecture from elsewhere, the speaker's window needs, too.
        let Ok(query) = UrlSearchParams::new_with_str(&search.unwrap_or_default()) else { return };
        query.set("speaker", &self.name);
        let address = format!("?{}{}", String::from(query.to_string()), hash.unwrap_or_default());
        let target = format!("memlane-speaker-{}", self.name);
        let _ = window.open_with_url_and_target_and_features(&address, &target, "width=960,height=720");
    }

    /// Tells where the audience is.
    pub fn tell(&self, at: &At) {
        self.say(&Heard::At(at.clone()));
    }

    /// Says something to the other end.
    pub fn say(&self, words: &Heard) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&JsValue::from_str(&words.print()));
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

//! Files: one that the person chose or dropped is read as text, and text is handed out as a file.

use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DragEvent, Event, File, FileReader, HtmlAnchorElement, HtmlInputElement, Url};
use yew::Callback;

use crate::dom;

/// The largest file that is read, in bytes: a page has no room for more.
const LARGEST: f64 = 256.0 * 1024.0 * 1024.0;

/// A file on its way in.
pub struct Reading {
    /// What it is called.
    pub name: String,
    _reader: FileReader,
    _listeners: [EventListener; 2],
}

impl Reading {
    /// Starts to read a file. `told` gets its text, or a sentence that says why there is none.
    pub fn start(file: &File, told: Callback<Result<String, String>>) -> Result<Self, String> {
        let name = file.name();
        if file.size() > LARGEST {
            return Err(format!("{name} is larger than 256 MB; cut the trace to its beginning"));
        }
        let unreadable = format!("{name} cannot be read as text");
        let reader = FileReader::new().map_err(|_| unreadable.clone())?;
        let (source, failed) = (reader.clone(), told.clone());
        let loaded = EventListener::once(&reader, "load", move |_| {
            let text = source.result().ok().and_then(|text| text.as_string());
            told.emit(text.ok_or(unreadable));
        });
        let message = format!("{name} could not be read");
        let error = EventListener::once(&reader, "error", move |_| failed.emit(Err(message)));
        reader.read_as_text(file).map_err(|_| format!("{name} could not be read"))?;
        Ok(Self { name, _reader: reader, _listeners: [loaded, error] })
    }
}

/// The file that was chosen in a field, which is ready for another choice then.
pub fn chosen(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The file that was dropped. The browser does not open it.
pub fn dropped(event: &Event) -> Option<File> {
    event.prevent_default();
    event.dyn_ref::<DragEvent>()?.data_transfer()?.files()?.get(0)
}

/// Hands text out as a file of that name.
pub fn save(name: &str, text: &str) {
    let _ = try_save(name, text);
}

fn try_save(name: &str, text: &str) -> Result<(), JsValue> {
    let parts = Array::of1(&JsValue::from_str(text));
    let address = Url::create_object_url_with_blob(&Blob::new_with_str_sequence(&parts)?)?;
    let link = dom::document().and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    Url::revoke_object_url(&address)
}

//! A file that the person chose or dropped, read as text.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, FileReader, HtmlInputElement};
use yew::Callback;

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

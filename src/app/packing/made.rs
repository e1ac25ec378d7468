//! The packer at work: what it needs is fetched, what it makes is saved.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::beside::{self, Beside};
use crate::{dom, export};

/// The page as one file, which goes into every package.
const PAGE: &str = "memlane.html";

/// Makes the file of an order and saves it. Says what was saved; an error says why nothing was.
pub async fn save(address: &str, format: &str, pass: Option<u8>) -> Result<String, String> {
    let page = if format.starts_with("scorm") { page().await? } else { Uint8Array::new_with_length(0) };
    let pass = pass.map_or(JsValue::UNDEFINED, JsValue::from);
    let cells = beside::run(Beside::Packer, &[address.into(), format.into(), pass, page.into()]).await;
    let cells = cells.map_err(|why| {
        format!("{why}: it comes by the network. If memlane was updated meanwhile, reload this page")
    })?;
    let text = |index: u32| cells.get(index).as_string().unwrap_or_default();
    let Ok(bytes) = cells.get(2).dyn_into::<Uint8Array>() else { return Err(sentence(&text(0))) };
    export::save_bytes(&text(0), &text(1), &bytes).ok_or("The browser did not allow to save a file")?;
    Ok(match cells.get(3).as_f64() {
        Some(1.0) => format!("Saved one question as {}.", text(0)),
        Some(count) => format!("Saved {count} questions as {}.", text(0)),
        None => format!("Saved as {}.", text(0)),
    })
}

async fn page() -> Result<Uint8Array, String> {
    let missing = || {
        "A package holds the whole page, which did not come: open memlane from its web server and try again"
            .to_owned()
    };
    let window = dom::window().ok_or_else(missing)?;
    let response = JsFuture::from(window.fetch_with_str(PAGE)).await.map_err(|_| missing())?;
    let response: Response = response.dyn_into().map_err(|_| missing())?;
    let body = response.array_buffer().ok().filter(|_| response.ok()).ok_or_else(missing)?;
    let body = JsFuture::from(body).await.map_err(|_| missing())?;
    Ok(Uint8Array::new(&body))
}

/// With a capital at its beginning.
fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

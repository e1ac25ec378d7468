//! A lecture that comes from elsewhere: fetched, read by the reader of Markdown, shown with whatever is wrong in it.

use std::rc::Rc;

use course::{Lecture, Marked, Row};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Response, Url};
use yew::Callback;

use super::book::Book;
use crate::beside::{self, Beside};
use crate::dom;

/// The longest file that is fetched, in bytes; a longer one is refused before it fills the memory.
const LONGEST: f64 = (4 << 20) as f64;

/// Fetches the lecture at an address, which may be relative to the page. `come` is told what came: where nothing did, a
/// lecture without steps that says why.
pub fn fetch(address: &str, come: Callback<Rc<Book>>) {
    let address = address.to_owned();
    spawn_local(async move {
        let book = match read(&address).await {
            Ok((lecture, errors)) => Book { lecture, errors, address: Some(address), unread: None },
            Err(reason) => unread(address, &reason),
        };
        come.emit(Rc::new(book));
    });
}

async fn read(address: &str) -> Result<(Lecture, Vec<course::LectureError>), String> {
    let source = text(address).await?;
    Ok(Marked::of_rows(rows(&source).await?).lecture())
}

/// The text of the file.
async fn text(address: &str) -> Result<String, String> {
    let window = dom::window().ok_or("there is no window")?;
    let base = window.location().href().unwrap_or_default();
    let url = Url::new_with_base(address, &base).map_err(|_| "this is no address".to_owned())?;
    if !["https:", "http:"].contains(&url.protocol().as_str()) {
        return Err("a lecture\u{2019}s address begins with https:// or http://".to_owned());
    }
    let fetched = JsFuture::from(window.fetch_with_str(&url.href())).await;
    let blocked = "the server does not answer, or does not let other sites read the file: it must send Access-Control-Allow-Origin";
    let response: Response = fetched.ok().and_then(|value| value.dyn_into().ok()).ok_or(blocked)?;
    if !response.ok() {
        return Err(format!("the server answered {}", response.status()));
    }
    let length = response.headers().get("content-length").ok().flatten();
    if length.and_then(|length| length.parse().ok()).is_some_and(|length: f64| length > LONGEST) {
        return Err("the file is longer than 4 MB".to_owned());
    }
    let body = response.text().map_err(|_| "the file cannot be read".to_owned())?;
    let body = JsFuture::from(body).await.map_err(|_| "the file broke off on its way".to_owned())?;
    body.as_string().ok_or_else(|| "the file holds no text".to_owned())
}

/// What the reader makes of it.
async fn rows(source: &str) -> Result<Vec<Row>, String> {
    let cells = beside::run(Beside::Markdown, &[source.into()]).await?;
    let words = |index: u32| cells.get(index).as_string().unwrap_or_default();
    let row = |index: u32| Row {
        line: cells.get(index).as_f64().unwrap_or(0.0) as usize,
        kind: words(index + 1),
        words: words(index + 2),
    };
    Ok((0..cells.length()).step_by(3).map(row).collect())
}

/// A lecture of which nothing came.
fn unread(address: String, reason: &str) -> Book {
    let lecture = Lecture {
        slug: "lecture".to_owned(),
        title: "A lecture from elsewhere".to_owned(),
        steps: Vec::new(),
    };
    Book {
        lecture,
        errors: Vec::new(),
        unread: Some(format!("{address}: {reason}.")),
        address: Some(address),
    }
}

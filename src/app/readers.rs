//! The readers that the page fetches when somebody needs them: of Markdown and of C, each a WebAssembly of its own.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The function by which `www/start.js` lends the page its readers.
const LENDER: &str = "memlaneRead";

/// What the reader of a language makes of a text, in cells; see `src/reader`. An error says that it did not load.
pub async fn read(language: Language, source: &str) -> Result<Array, String> {
    let unread = |_| format!("memlane\u{2019}s reader of {} did not load", language.name());
    lent(language, source).await.map_err(unread)
}

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Lectures.
    Markdown,
    /// Programs.
    C,
}

impl Language {
    fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::C => "C",
        }
    }

    /// Its name among the builds that `www/start.js` knows.
    fn build(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::C => "c",
        }
    }
}

async fn lent(language: Language, source: &str) -> Result<Array, JsValue> {
    let lender: Function = Reflect::get(&js_sys::global(), &JsValue::from_str(LENDER))?.dyn_into()?;
    let (language, source) = (JsValue::from_str(language.build()), JsValue::from_str(source));
    let promise: Promise = lender.call2(&JsValue::UNDEFINED, &language, &source)?.dyn_into()?;
    JsFuture::from(promise).await?.dyn_into()
}

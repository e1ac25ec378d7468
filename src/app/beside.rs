//! What stands beside the page, a WebAssembly each, and is fetched when somebody needs it: the readers of Markdown and of C,
//! and the packer for learning platforms. See `src/side`.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The function by which `www/start.js` lends the page what stands beside it.
const LENDER: &str = "memlaneBeside";

/// What stands beside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The reader of lectures.
    Markdown,
    /// The reader of programs.
    C,
    /// The packer.
    Packer,
}

impl Beside {
    fn title(self) -> &'static str {
        match self {
            Self::Markdown => "reader of Markdown",
            Self::C => "reader of C",
            Self::Packer => "packer",
        }
    }

    /// Its name among the builds that `www/start.js` knows.
    fn build(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::C => "c",
            Self::Packer => "packer",
        }
    }
}

/// What it makes of the input, in cells. An error says that it did not load.
pub async fn run(beside: Beside, input: &[JsValue]) -> Result<Array, String> {
    let unread = |_| format!("memlane\u{2019}s {} did not load", beside.title());
    lent(beside, input).await.map_err(unread)
}

async fn lent(beside: Beside, input: &[JsValue]) -> Result<Array, JsValue> {
    let lender: Function = Reflect::get(&js_sys::global(), &JsValue::from_str(LENDER))?.dyn_into()?;
    let input: Array = [JsValue::from_str(beside.build())].iter().chain(input).collect();
    let promise: Promise = lender.apply(&JsValue::UNDEFINED, &input)?.dyn_into()?;
    JsFuture::from(promise).await?.dyn_into()
}

//! The page: a Yew app that draws what the simulated machine does.
//!
//! It is built twice: with the Lab (`doors/lab.rs`) and, for the first visit of a phone in a lecture hall, without
//! (`doors/page.rs`). `www/start.js` fetches the one that the address needs.
//!
//! `app` chooses by `route` what to show; `view` draws it around the `stage`. `embed` and `query` serve pages that
//! show a figure in a frame, `theme`, `settings` and `navigation` talk to the browser, `crash` says goodbye. `keys` obeys
//! the table in `shortcuts`, `numerals` writes decimal numbers, `describe` puts the picture into words.

// What only the Lab uses is in both builds' sources and leaves the smaller one when it is linked.
#![cfg_attr(not(feature = "lab"), allow(dead_code, unused_imports))]

mod app;
mod crash;
mod describe;
mod dom;
mod element;
mod embed;
mod export;
mod hop;
mod keys;
#[cfg(feature = "lab")]
mod lab;
#[cfg(not(feature = "lab"))]
#[path = "lab_elsewhere.rs"]
mod lab;
mod navigation;
mod numerals;
mod page;
mod passage;
mod player;
mod query;
mod route;
mod search;
mod settings;
mod share;
mod shortcuts;
mod stage;
mod storage;
mod theme;
mod view;

/// Smaller and faster in WebAssembly than the allocator of the standard library.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Draws the page and keeps it alive.
pub fn run() {
    crash::install();
    yew::Renderer::<app::App>::new().render();
}

//! The page: a Yew app that draws what the simulated machine does.
//!
//! It is built twice: whole (`doors/whole.rs`) and, for the first visit of a phone in a lecture hall, the home page alone
//! (`doors/page.rs`). `www/start.js` fetches the one that the address needs.
//!
//! `app` chooses by `route` what to show; `view` draws it around the `stage`; what stands beyond the home page are
//! `rooms`: `lecture`, `quiz`, `homework` and `lab`. `embed` and `query` serve pages that
//! show a figure in a frame, `theme`, `settings` and `navigation` talk to the browser, `crash` says goodbye. `keys` obeys
//! the table in `shortcuts`, `numerals` writes decimal numbers, `describe` puts the picture into words.

// What only the rooms use is in both builds' sources and leaves the smaller one when it is linked.
#![cfg_attr(not(feature = "whole"), allow(dead_code, unused_imports))]

mod app;
#[cfg(feature = "whole")]
mod beside;
mod crash;
mod describe;
mod dom;
mod element;
mod embed;
mod export;
#[cfg(feature = "whole")]
mod file;
#[cfg(feature = "whole")]
mod homework;
mod hop;
mod keys;
#[cfg(feature = "whole")]
mod lab;
#[cfg(feature = "whole")]
mod lecture;
mod navigation;
mod numerals;
#[cfg(feature = "whole")]
mod packing;
mod page;
mod passage;
mod player;
mod query;
#[cfg(feature = "whole")]
mod quiz;
#[cfg(feature = "whole")]
mod rooms;
#[cfg(not(feature = "whole"))]
#[path = "rooms_elsewhere.rs"]
mod rooms;
mod route;
mod search;
mod settings;
mod share;
mod shortcuts;
mod snippet;
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

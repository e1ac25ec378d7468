//! The page: a Yew app that draws what the simulated machine does.
//!
//! `app` chooses by `route` what to show; `view` draws it around the `stage`. `embed` and `query` serve pages that
//! show a figure in a frame, `theme`, `settings` and `navigation` talk to the browser, `crash` says goodbye. `keys` obeys
//! the table in `shortcuts`, `numerals` writes decimal numbers, `describe` puts the picture into words.

mod app;
mod crash;
mod describe;
mod dom;
mod element;
mod embed;
mod export;
mod hop;
mod keys;
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

fn main() {
    crash::install();
    yew::Renderer::<app::App>::new().render();
}

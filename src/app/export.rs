//! What leaves the page: a picture as SVG or PNG, a text on the clipboard, a file.

mod clipboard;
mod file;
mod png;
mod svg;

pub use clipboard::copy;
pub use file::{save, save_bytes};
pub use png::png;
pub use svg::svg;

//! The page for an address that names nothing: says so, and what there is.

use super::ways::ways;
use super::{kicker, link, title};
use crate::element::{El, el};
use crate::route::Route;

/// The friendly dead end; `reason` is one sentence.
pub fn not_found(reason: &str) -> El {
    el("main")
        .class("plain text")
        .child(kicker("Nothing is mapped here"))
        .child(title("This address leads nowhere"))
        .child(el("p").text(format!("{reason} This is what there is:")))
        .child(ways())
        .child(el("p").child(link(&Route::Home).text("To the start page")))
}

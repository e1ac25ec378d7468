//! Words with code between backticks, as HTML.

use yew::Html;

use crate::element::{el, text};

/// Every other piece between backticks is code.
pub fn words(line: &str) -> Vec<Html> {
    let piece = |(place, piece): (usize, &str)| match place % 2 {
        0 => text(piece.to_owned()),
        _ => el("code").text(piece.to_owned()).html(),
    };
    line.split('`').enumerate().filter(|(_, piece)| !piece.is_empty()).map(piece).collect()
}

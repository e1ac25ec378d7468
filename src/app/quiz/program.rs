//! The C program, with the line of the picked name marked.

use yew::Html;

use crate::dom;
use crate::element::{El, el};

/// Lists the source; `marked` counts lines from 1.
pub fn program(source: &str, marked: Option<u32>) -> El {
    let lines = (1..).zip(source.lines()).map(|(number, text)| line(text, marked == Some(number)));
    el("pre")
        .fixed(&[("class", "source"), ("tabindex", "0"), ("aria-label", "The C program")])
        .children(lines.collect())
}

/// Scrolls a long program so that the marked line is seen; the page stays where it is.
pub fn bring_into_view() {
    let source = dom::document().and_then(|document| document.query_selector(".quiz .source").ok().flatten());
    let mark = source.as_ref().and_then(|source| source.query_selector("mark").ok().flatten());
    let (Some(source), Some(mark)) = (source, mark) else { return };
    let (frame, line) = (source.get_bounding_client_rect(), mark.get_bounding_client_rect());
    if line.top() < frame.top() || line.bottom() > frame.bottom() {
        let middle = (frame.top() + frame.bottom() - line.top() - line.bottom()) / 2.0;
        source.set_scroll_top(source.scroll_top() - middle as i32);
    }
}

fn line(text: &str, marked: bool) -> Html {
    let code = text.trim_start();
    let indent = text.strip_suffix(code).unwrap_or("");
    let line = el("code").text(indent.to_owned());
    if marked {
        line.child(el("mark").text(code.to_owned())).html()
    } else {
        line.text(code.to_owned()).html()
    }
}

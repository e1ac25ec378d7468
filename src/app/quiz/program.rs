//! The C program, with the line of the picked name marked.

use yew::Html;

use crate::element::{El, el};

/// Lists the source; `marked` counts lines from 1.
pub fn program(source: &str, marked: Option<u32>) -> El {
    let lines = (1..).zip(source.lines()).map(|(number, text)| line(text, marked == Some(number)));
    el("pre")
        .fixed(&[("class", "source"), ("tabindex", "0"), ("aria-label", "The C program")])
        .children(lines.collect())
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

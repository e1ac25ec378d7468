//! What a task says and gives, as HTML that is well-formed XML.

use crate::xml::{Element, Node};
use course::practice::Given;

/// A sentence; what stands between backticks becomes code.
pub(super) fn prose(text: &str) -> Vec<Node> {
    let parts: Vec<&str> = text.split('`').collect();
    let paired = parts.len() % 2 == 1;
    let node = |(place, part): (usize, &&str)| {
        let code = place % 2 == 1 && (paired || place + 1 < parts.len());
        match code {
            true => Element::new("code").and(*part).into(),
            false if place % 2 == 1 => format!("`{part}").into(),
            false => Node::from(*part),
        }
    };
    let empty = |node: &Node| matches!(node, Node::Text(text) if text.is_empty());
    parts.iter().enumerate().map(node).filter(|node| !empty(node)).collect()
}

/// A paragraph.
pub(super) fn paragraph(text: &str) -> Element {
    Element::new("p").all(prose(text))
}

/// Steps, numbered.
pub(super) fn steps(steps: &[String]) -> Element {
    Element::new("ol").all(steps.iter().map(|step| Element::new("li").all(prose(step))))
}

/// A program. Between `pre` and `code` no first empty line is lost.
pub(super) fn program<'a>(lines: impl Iterator<Item = &'a str>) -> Element {
    let lines: Vec<&str> = lines.collect();
    Element::new("pre").and(Element::new("code").and(lines.join("\n")))
}

/// What is given.
pub(super) fn given(given: &Given) -> Element {
    match given {
        Given::Code(lines) => program(lines.iter().map(String::as_str)),
        Given::Table { title, heads, rows } => table(title, heads, rows),
    }
}

/// A table.
pub(super) fn table(title: &str, heads: &[String], rows: &[Vec<String>]) -> Element {
    let head = heads.iter().map(|head| Element::new("th").with("scope", "col").all(prose(head)));
    let row = |row: &Vec<String>| {
        Element::new("tr").all(row.iter().map(|cell| Element::new("td").all(prose(cell))))
    };
    Element::new("table")
        .and(Element::new("caption").all(prose(title)))
        .and(Element::new("thead").and(Element::new("tr").all(head)))
        .and(Element::new("tbody").all(rows.iter().map(row)))
}

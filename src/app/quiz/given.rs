//! What is given with a question: a program, a table.

use course::practice::Given;
use yew::Html;

use super::words::words;
use crate::element::{El, el};

/// Draws it.
pub fn given(given: &Given) -> El {
    match given {
        Given::Code(lines) => el("pre")
            .fixed(&[("tabindex", "0"), ("aria-label", "The program")])
            .child(el("code").text(lines.join("\n"))),
        Given::Table { title, heads, rows } => {
            el("div").class("given-table").child(table(title, heads, rows))
        }
    }
}

fn table(title: &str, heads: &[String], rows: &[Vec<String>]) -> El {
    let head = |head: &String| el("th").set("scope", "col").text(head.clone()).html();
    let cell = |cell: &String| el("td").children(words(cell)).html();
    let row = |row: &Vec<String>| el("tr").children(row.iter().map(cell).collect()).html();
    el("table")
        .child(el("caption").text(title.to_owned()))
        .child(el("thead").child(el("tr").children(heads.iter().map(head).collect::<Vec<Html>>())))
        .child(el("tbody").children(rows.iter().map(row).collect()))
}

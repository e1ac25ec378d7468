//! The course's blocks of text as HTML.

use course::{Block, Inline};
use yew::Html;

use super::goals::goals;
use crate::element::{El, el, text};

/// Draws blocks one after the other.
pub fn prose(blocks: &[Block]) -> Vec<Html> {
    blocks.iter().map(|each| if *each == Block::Goals { goals() } else { block(each).html() }).collect()
}

fn block(block: &Block) -> El {
    match block {
        Block::Paragraph(line) => el("p").children(inline(line)),
        Block::Heading(line) => el("h2").children(inline(line)),
        Block::Quote(blocks) => el("blockquote").children(prose(blocks)),
        Block::Code { text, .. } => el("pre").set("tabindex", "0").child(el("code").text(text.clone())),
        Block::List { ordered, items } => {
            el(if *ordered { "ol" } else { "ul" }).children(items.iter().map(|each| item(each)).collect())
        }
        Block::Table { head, rows } => table(head, rows),
        Block::Goals => el("div"),
    }
}

/// The first paragraph of an item stands beside its mark, without a paragraph's margins.
fn item(blocks: &[Block]) -> Html {
    match blocks {
        [Block::Paragraph(line), rest @ ..] => el("li").children(inline(line)).children(prose(rest)).html(),
        blocks => el("li").children(prose(blocks)).html(),
    }
}

fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> El {
    let title = |cell: &Vec<Inline>| match cell.as_slice() {
        [] => el("td").html(),
        line => el("th").set("scope", "col").children(inline(line)).html(),
    };
    let cell = |cell: &Vec<Inline>| el("td").children(inline(cell)).html();
    let row = |cells: &Vec<Vec<Inline>>| el("tr").children(cells.iter().map(cell).collect()).html();
    el("table")
        .child(el("thead").child(el("tr").children(head.iter().map(title).collect())))
        .child(el("tbody").children(rows.iter().map(row).collect()))
}

pub fn inline(line: &[Inline]) -> Vec<Html> {
    line.iter().map(piece).collect()
}

fn piece(piece: &Inline) -> Html {
    match piece {
        Inline::Text(words) => text(words.clone()),
        Inline::Code(words) => el("code").text(words.clone()).html(),
        Inline::Strong(content) => el("strong").children(inline(content)).html(),
        Inline::Emphasis(content) => el("em").children(inline(content)).html(),
        Inline::Link { url, content } => {
            el("a").set("href", url.clone()).set("rel", "noopener").children(inline(content)).html()
        }
        Inline::Break => el("br").html(),
    }
}

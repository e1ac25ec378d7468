//! The course's blocks of text as HTML.

use course::{Block, Inline};
use yew::prelude::*;

/// Draws blocks one after the other.
pub fn prose(blocks: &[Block]) -> Html {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Html {
    match block {
        Block::Paragraph(line) => html! { <p>{ inline(line) }</p> },
        Block::Heading(line) => html! { <h2>{ inline(line) }</h2> },
        Block::Quote(blocks) => html! { <blockquote>{ prose(blocks) }</blockquote> },
        Block::Code { text, .. } => html! { <pre tabindex="0"><code>{ text }</code></pre> },
        Block::List { ordered: true, items } => {
            html! { <ol>{ for items.iter().map(|each| item(each)) }</ol> }
        }
        Block::List { ordered: false, items } => {
            html! { <ul>{ for items.iter().map(|each| item(each)) }</ul> }
        }
        Block::Table { head, rows } => table(head, rows),
    }
}

/// An item of one paragraph stands without the paragraph's margins.
fn item(blocks: &[Block]) -> Html {
    match blocks {
        [Block::Paragraph(line), rest @ ..] => html! { <li>{ inline(line) }{ prose(rest) }</li> },
        blocks => html! { <li>{ prose(blocks) }</li> },
    }
}

fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Html {
    let row = |cells: &Vec<Vec<Inline>>| html! { <tr>{ for cells.iter().map(|cell| html! { <td>{ inline(cell) }</td> }) }</tr> };
    html! {
        <table>
            <thead><tr>{ for head.iter().map(|cell| html! { <th scope="col">{ inline(cell) }</th> }) }</tr></thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    }
}

fn inline(line: &[Inline]) -> Html {
    line.iter().map(piece).collect()
}

fn piece(piece: &Inline) -> Html {
    match piece {
        Inline::Text(text) => html! { text },
        Inline::Code(text) => html! { <code>{ text }</code> },
        Inline::Strong(content) => html! { <strong>{ inline(content) }</strong> },
        Inline::Emphasis(content) => html! { <em>{ inline(content) }</em> },
        Inline::Link { url, content } => {
            html! { <a href={url.clone()} rel="noopener">{ inline(content) }</a> }
        }
        Inline::Break => html! { <br /> },
    }
}

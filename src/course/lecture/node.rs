//! Elements as they close: their children become one block, one piece of a line, or a part of a table.

use super::mark::Element;
use super::{Block, Inline};

/// The fence in whose place the measured table of goals stands.
const GOALS: &str = "goals";

/// A closed element.
pub enum Node {
    /// A block.
    Block(Block),
    /// What stands in a question.
    Blocks(Vec<Block>),
    /// A piece of a line.
    Inline(Inline),
    /// What stands in an item of a list.
    Item(Vec<Block>),
    /// The cells of a table's head.
    Head(Vec<Vec<Inline>>),
    /// The cells of a table's row.
    Row(Vec<Vec<Inline>>),
    /// A cell.
    Cell(Vec<Inline>),
}

/// What an element with these children is.
pub fn close(element: &Element<'_>, children: Vec<Node>) -> Node {
    match element {
        Element::Paragraph => Node::Block(Block::Paragraph(inlines(children))),
        Element::Part | Element::Step(_) | Element::Heading => Node::Block(Block::Heading(inlines(children))),
        Element::Quote => Node::Block(Block::Quote(blocks(children))),
        Element::CodeBlock(info) => Node::Block(code(info, &inlines(children))),
        Element::Predict(_) => Node::Blocks(blocks(children)),
        Element::Numbered => Node::Block(Block::List { ordered: true, items: items(children) }),
        Element::Bulleted => Node::Block(Block::List { ordered: false, items: items(children) }),
        Element::Item => Node::Item(blocks(children)),
        Element::Table => Node::Block(table(children)),
        Element::Head => Node::Head(cells(children)),
        Element::Row => Node::Row(cells(children)),
        Element::Cell => Node::Cell(inlines(children)),
        Element::Strong => Node::Inline(Inline::Strong(inlines(children))),
        Element::Emphasis => Node::Inline(Inline::Emphasis(inlines(children))),
        Element::Link(url) => Node::Inline(Inline::Link { url: url.to_string(), content: inlines(children) }),
    }
}

/// What a reader sees of a line, without emphasis.
pub fn plain(content: &[Inline]) -> String {
    let text = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => plain(content),
        Inline::Break => " ".to_owned(),
    };
    content.iter().map(text).collect()
}

fn code(info: &str, content: &[Inline]) -> Block {
    let text = plain(content);
    let text = text.strip_suffix('\n').unwrap_or(&text);
    match info.split_whitespace().next().unwrap_or("") {
        GOALS => Block::Goals,
        language => Block::Code { language: language.to_owned(), text: text.to_owned() },
    }
}

fn inlines(children: Vec<Node>) -> Vec<Inline> {
    let inline = |node| match node {
        Node::Inline(inline) => Some(inline),
        _ => None,
    };
    children.into_iter().filter_map(inline).collect()
}

/// Blocks; lines that stand among them without a paragraph, as in a tight list, get one.
fn blocks(children: Vec<Node>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut line = Vec::new();
    for node in children {
        match node {
            Node::Inline(inline) => line.push(inline),
            Node::Block(block) => {
                end_line(&mut line, &mut blocks);
                blocks.push(block);
            }
            _ => {}
        }
    }
    end_line(&mut line, &mut blocks);
    blocks
}

fn end_line(line: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    if !line.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(line)));
    }
}

fn items(children: Vec<Node>) -> Vec<Vec<Block>> {
    let item = |node| match node {
        Node::Item(blocks) => Some(blocks),
        _ => None,
    };
    children.into_iter().filter_map(item).collect()
}

fn cells(children: Vec<Node>) -> Vec<Vec<Inline>> {
    let cell = |node| match node {
        Node::Cell(content) => Some(content),
        _ => None,
    };
    children.into_iter().filter_map(cell).collect()
}

fn table(children: Vec<Node>) -> Block {
    let (mut head, mut rows) = (Vec::new(), Vec::new());
    for node in children {
        match node {
            Node::Head(cells) => head = cells,
            Node::Row(cells) => rows.push(cells),
            _ => {}
        }
    }
    Block::Table { head, rows }
}

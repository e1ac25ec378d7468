//! A lecture's text as a question has it: plain words, with code between backticks.

use crate::lecture::{Block, Inline};

/// A line.
pub fn words(line: &[Inline]) -> String {
    let word = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Code(text) => format!("`{text}`"),
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => words(content),
        Inline::Break => " ".to_owned(),
    };
    line.iter().map(word).collect()
}

/// The paragraphs among some blocks.
pub fn paragraphs(blocks: &[Block]) -> Vec<String> {
    let paragraph = |block: &Block| match block {
        Block::Paragraph(line) => Some(words(line)),
        _ => None,
    };
    blocks.iter().filter_map(paragraph).collect()
}

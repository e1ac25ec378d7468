//! From marks to pieces: headings, blocks, and the fenced blocks that are not shown, each with its line.

use super::mark::{Element, Mark, Placed};
use super::node::{Node, close, plain};
use super::{Block, Inline, LectureError};

/// What stands at the left margin of a lecture's file.
pub enum Piece {
    /// `# …`: a part of the lecture.
    Part(String),
    /// `## … {#slug}`: a step.
    Step {
        /// What the heading says.
        title: String,
        /// What it says in braces.
        slug: Option<String>,
    },
    /// Text to be shown.
    Block(Block),
    /// A fenced `sim` block.
    Sim(String),
    /// A fenced `expect` block.
    Expect(String),
}

/// Reads the pieces that these marks make.
pub fn read(marks: &[Placed<'_>]) -> Result<Vec<(usize, Piece)>, LectureError> {
    let mut reader = Reader { open: Vec::new(), pieces: Vec::new() };
    for (line, mark) in marks {
        match mark {
            Mark::Begin(element) => {
                reader.open.push(Open { element, line: *line, children: Vec::new() });
            }
            Mark::End => reader.end()?,
            Mark::Text(text) => reader.inline(Inline::Text(text.to_string())),
            Mark::Code(text) => reader.inline(Inline::Code(text.to_string())),
            Mark::Break => reader.inline(Inline::Break),
        }
    }
    Ok(reader.pieces)
}

/// An element that has begun and not ended.
struct Open<'a> {
    element: &'a Element<'a>,
    line: usize,
    children: Vec<Node>,
}

struct Reader<'a> {
    open: Vec<Open<'a>>,
    pieces: Vec<(usize, Piece)>,
}

impl Reader<'_> {
    fn end(&mut self) -> Result<(), LectureError> {
        let Some(Open { element, line, children }) = self.open.pop() else { return Ok(()) };
        let node = close(element, children);
        match (self.open.last_mut(), node) {
            (Some(_), _) if is_hidden(element) => {
                let message = "a sim or expect block stands at the left margin, not inside a list or quote";
                return Err(LectureError::new(line, message));
            }
            (Some(parent), node) => parent.children.push(node),
            (None, Node::Block(block)) => self.pieces.push((line, piece(element, block))),
            (None, _) => {}
        }
        Ok(())
    }

    fn inline(&mut self, inline: Inline) {
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(Node::Inline(inline));
        }
    }
}

/// Whether it is a fenced block that is not shown.
fn is_hidden(element: &Element<'_>) -> bool {
    matches!(element, Element::CodeBlock(language) if ["sim", "expect"].contains(&language.as_ref()))
}

fn piece(element: &Element<'_>, block: Block) -> Piece {
    match (element, block) {
        (Element::Part, Block::Heading(content)) => Piece::Part(plain(&content)),
        (Element::Step(slug), Block::Heading(content)) => {
            Piece::Step { title: plain(&content), slug: slug.as_ref().map(ToString::to_string) }
        }
        (_, Block::Code { language, text }) if language == "sim" => Piece::Sim(text),
        (_, Block::Code { language, text }) if language == "expect" => Piece::Expect(text),
        (_, block) => Piece::Block(block),
    }
}

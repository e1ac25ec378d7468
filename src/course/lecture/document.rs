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
    /// A fenced `sim` block: what stands behind its fence, and its lines.
    Sim {
        /// How it is shown, and from where it goes on.
        settings: String,
        /// The scenario.
        text: String,
    },
    /// A fenced `predict` block: what stands behind its fence, and its Markdown.
    Predict {
        /// What is measured.
        asked: String,
        /// The question and the list of answers.
        content: Vec<Block>,
    },
    /// A fenced `expect` block.
    Expect(String),
}

/// The pieces that these marks make, each with its line, and what was out of place.
pub fn read(marks: &[Placed<'_>]) -> (Vec<(usize, Piece)>, Vec<LectureError>) {
    let mut reader = Reader { open: Vec::new(), pieces: Vec::new(), errors: Vec::new() };
    for (line, mark) in marks {
        match mark {
            Mark::Begin(element) => {
                reader.open.push(Open { element, line: *line, children: Vec::new() });
            }
            Mark::End => reader.end(),
            Mark::Text(text) => reader.inline(Inline::Text(text.to_string())),
            Mark::Code(text) => reader.inline(Inline::Code(text.to_string())),
            Mark::Break => reader.inline(Inline::Break),
        }
    }
    (reader.pieces, reader.errors)
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
    errors: Vec<LectureError>,
}

impl Reader<'_> {
    fn end(&mut self) {
        let Some(Open { element, line, children }) = self.open.pop() else { return };
        let node = close(element, children);
        match self.open.last_mut() {
            Some(_) if is_special(element) => {
                let message =
                    "a sim, predict or expect block stands at the left margin, not inside a list or quote";
                self.errors.push(LectureError::new(line, message));
            }
            Some(parent) => parent.children.push(node),
            None => self.pieces.extend(piece(element, node).map(|piece| (line, piece))),
        }
    }

    fn inline(&mut self, inline: Inline) {
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(Node::Inline(inline));
        }
    }
}

/// Whether it is a fenced block that says something of the step as a whole.
fn is_special(element: &Element<'_>) -> bool {
    match element {
        Element::Predict(_) => true,
        Element::CodeBlock(info) => ["sim", "expect"].contains(&split(info).0),
        _ => false,
    }
}

fn piece(element: &Element<'_>, node: Node) -> Option<Piece> {
    Some(match (element, node) {
        (Element::Part, Node::Block(Block::Heading(content))) => Piece::Part(plain(&content)),
        (Element::Step(slug), Node::Block(Block::Heading(content))) => {
            Piece::Step { title: plain(&content), slug: slug.as_ref().map(ToString::to_string) }
        }
        (Element::Predict(asked), Node::Blocks(content)) => {
            Piece::Predict { asked: asked.to_string(), content }
        }
        (Element::CodeBlock(info), Node::Block(Block::Code { language, text })) => match language.as_str() {
            "sim" => Piece::Sim { settings: split(info).1.to_owned(), text },
            "expect" => Piece::Expect(text),
            _ => Piece::Block(Block::Code { language, text }),
        },
        // What refused HTML leaves behind.
        (_, Node::Block(Block::Paragraph(line))) if line.is_empty() => return None,
        (_, Node::Block(block)) => Piece::Block(block),
        _ => return None,
    })
}

/// The first word behind a fence, and the others.
fn split(info: &str) -> (&str, &str) {
    let (first, rest) = info.split_once(char::is_whitespace).unwrap_or((info, ""));
    (first, rest.trim())
}

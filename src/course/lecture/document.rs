//! From Markdown to pieces: headings, blocks, and the fenced blocks that are not shown, each with its line.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

use super::node::{Node, close, language, plain, push};
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

/// The deepest nesting of lists, quotes and emphasis.
const DEEPEST: usize = 24;

/// Reads the pieces of a body that begins on the line `first_line` of its file.
pub fn read(body: &str, first_line: usize) -> Result<Vec<(usize, Piece)>, LectureError> {
    let mut reader = Reader { lines: Lines::new(body, first_line), open: Vec::new(), pieces: Vec::new() };
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        let line = reader.lines.at(range.start);
        reader.event(event, line).map_err(|message| LectureError::new(line, message))?;
    }
    Ok(reader.pieces)
}

/// An element that has begun and not ended.
struct Open<'a> {
    tag: Tag<'a>,
    line: usize,
    children: Vec<Node>,
}

struct Reader<'a> {
    lines: Lines,
    open: Vec<Open<'a>>,
    pieces: Vec<(usize, Piece)>,
}

impl<'a> Reader<'a> {
    fn event(&mut self, event: Event<'a>, line: usize) -> Result<(), String> {
        match event {
            Event::Start(tag) => return self.begin(tag, line),
            Event::End(_) => return self.end(),
            Event::Text(text) => self.inline(Inline::Text(text.to_string())),
            Event::Code(text) => self.inline(Inline::Code(text.to_string())),
            Event::SoftBreak => self.inline(Inline::Text(" ".to_owned())),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => {}
            Event::Html(html) | Event::InlineHtml(html) => return Err(no_html(&html)),
            _ => return Err("this kind of Markdown is not known here".to_owned()),
        }
        Ok(())
    }

    fn begin(&mut self, tag: Tag<'a>, line: usize) -> Result<(), String> {
        match &tag {
            Tag::Link { dest_url, .. } => check_url(dest_url)?,
            Tag::Image { .. } => {
                return Err("pictures are not shown; the machine beside the text is the picture".to_owned());
            }
            _ => {}
        }
        if self.open.len() >= DEEPEST {
            return Err(format!("lists, quotes and emphasis are nested more than {DEEPEST} deep"));
        }
        self.open.push(Open { tag, line, children: Vec::new() });
        Ok(())
    }

    fn end(&mut self) -> Result<(), String> {
        let Some(Open { tag, line, children }) = self.open.pop() else { return Ok(()) };
        let hidden = hidden_language(&tag);
        let node = close(&tag, children);
        match (self.open.last_mut(), node) {
            (Some(_), _) if hidden.is_some() => {
                Err("a sim or expect block stands at the left margin, not inside a list or quote".to_owned())
            }
            (Some(parent), node) => {
                push(&mut parent.children, node);
                Ok(())
            }
            (None, Node::Block(block)) => {
                self.pieces.push((line, piece(&tag, block)));
                Ok(())
            }
            (None, _) => Ok(()),
        }
    }

    fn inline(&mut self, inline: Inline) {
        if let Some(parent) = self.open.last_mut() {
            push(&mut parent.children, Node::Inline(inline));
        }
    }
}

/// The language of a fenced block that is not shown.
fn hidden_language<'t>(tag: &'t Tag<'_>) -> Option<&'t str> {
    match tag {
        Tag::CodeBlock(kind) => Some(language(kind)).filter(|name| ["sim", "expect"].contains(name)),
        _ => None,
    }
}

fn piece(tag: &Tag<'_>, block: Block) -> Piece {
    match (tag, block) {
        (Tag::Heading { level: HeadingLevel::H1, .. }, Block::Heading(content)) => {
            Piece::Part(plain(&content))
        }
        (Tag::Heading { level: HeadingLevel::H2, id, .. }, Block::Heading(content)) => {
            Piece::Step { title: plain(&content), slug: id.as_ref().map(ToString::to_string) }
        }
        (_, Block::Code { language, text }) if language == "sim" => Piece::Sim(text),
        (_, Block::Code { language, text }) if language == "expect" => Piece::Expect(text),
        (_, block) => Piece::Block(block),
    }
}

fn check_url(url: &str) -> Result<(), String> {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    if url.starts_with('#') || scheme.is_some_and(|scheme| scheme == "https" || scheme == "http") {
        return Ok(());
    }
    Err(format!("a link to \u{201c}{url}\u{201d} is not allowed: it must begin with https://, http:// or #"))
}

fn no_html(html: &str) -> String {
    let start: String = html.trim().chars().take(40).collect();
    format!("raw HTML is not shown: write Markdown instead of {start}, or put it between backticks")
}

/// Where the lines of a text begin.
struct Lines {
    starts: Vec<usize>,
    first: usize,
}

impl Lines {
    fn new(text: &str, first: usize) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { starts: breaks.collect(), first }
    }

    /// The line of a byte.
    fn at(&self, offset: usize) -> usize {
        self.first + self.starts.partition_point(|start| *start <= offset)
    }
}

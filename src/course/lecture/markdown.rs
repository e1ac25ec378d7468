//! From Markdown to marks; what a lecture may not hold is left out, and told.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, OffsetIter, Options, Parser, Tag};

use super::error::LectureError;
use super::mark::{Element, Mark, Placed};

/// The fence of a question; what stands in it is Markdown.
const PREDICT: &str = "predict";

const NO_HTML: &str = "raw HTML is not shown";

/// The deepest nesting of lists, quotes and emphasis.
const DEEPEST: usize = 24;

/// Reads the marks of a body that begins on the line `first_line` of its file. What may not be shown is left out, with
/// an error that says so; the rest stands.
pub fn read(body: &str, first_line: usize) -> (Vec<Placed<'_>>, Vec<LectureError>) {
    let mut reader = Reader { marks: Vec::new(), errors: Vec::new(), depth: 0, left_out: 0 };
    reader.read(body, first_line);
    (reader.marks, reader.errors)
}

struct Reader<'a> {
    marks: Vec<Placed<'a>>,
    errors: Vec<LectureError>,
    /// How many elements are open.
    depth: usize,
    /// How many of them are nested so deep that their marks are left out.
    left_out: usize,
}

impl<'a> Reader<'a> {
    fn read(&mut self, body: &'a str, first_line: usize) {
        let lines = Lines::new(body, first_line);
        let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
        let mut events = Parser::new_ext(body, options).into_offset_iter();
        while let Some((event, range)) = events.next() {
            let line = lines.at(range.start);
            match fence(&event, PREDICT) {
                None => self.take(line, event),
                Some(asked) => {
                    let inside = until_its_end(&mut events);
                    self.mark(line, Mark::Begin(Element::Predict(asked)));
                    self.read(body.get(inside.clone()).unwrap_or(""), lines.at(inside.start));
                    self.mark(line, Mark::End);
                }
            }
        }
    }

    fn take(&mut self, line: usize, event: Event<'a>) {
        let mark = match event {
            Event::Start(tag) => Mark::Begin(self.element(line, tag)),
            Event::End(_) => Mark::End,
            Event::Text(text) => Mark::Text(cow(text)),
            Event::Code(text) => Mark::Code(cow(text)),
            Event::SoftBreak => Mark::Text(Cow::Borrowed(" ")),
            Event::HardBreak => Mark::Break,
            Event::Html(html) | Event::InlineHtml(html) => return self.refuse_html(line, &html),
            // A line between two blocks; the others need options that are off.
            _ => return,
        };
        self.mark(line, mark);
    }

    /// Adds a mark; text joins text. What is nested too deep loses its elements and keeps its text.
    fn mark(&mut self, line: usize, mark: Mark<'a>) {
        match mark {
            Mark::Begin(_) if self.depth == DEEPEST => {
                if self.left_out == 0 {
                    let message = format!("lists, quotes and emphasis are nested more than {DEEPEST} deep");
                    self.errors.push(LectureError::new(line, message));
                }
                self.left_out += 1;
                return;
            }
            Mark::End if self.left_out > 0 => {
                self.left_out -= 1;
                return;
            }
            Mark::Begin(_) => self.depth += 1,
            Mark::End => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        push(&mut self.marks, line, mark);
    }

    fn refuse_html(&mut self, line: usize, html: &str) {
        // The lines of one block of HTML come one by one.
        let told =
            self.errors.last().is_some_and(|last| last.line + 1 >= line && last.message.starts_with(NO_HTML));
        if !told && !html.trim().is_empty() {
            self.errors.push(LectureError::new(line, no_html(html)));
        }
    }

    /// What the tag begins. A picture, and a link that leads nowhere good, keep their words and lose the rest.
    fn element(&mut self, line: usize, tag: Tag<'a>) -> Element<'a> {
        let refused = match &tag {
            Tag::Link { dest_url, .. } => check_url(dest_url).err(),
            Tag::Image { .. } => {
                Some("pictures are not shown; the machine beside the text is the picture".to_owned())
            }
            _ => None,
        };
        match refused {
            None => element(tag),
            Some(message) => {
                self.errors.push(LectureError::new(line, message));
                Element::Emphasis
            }
        }
    }
}

/// What stands behind the word, where the event begins a fenced block of that name.
fn fence<'a>(event: &Event<'a>, name: &str) -> Option<Cow<'a, str>> {
    let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event else { return None };
    let (first, rest) = info.trim().split_once(char::is_whitespace).unwrap_or((info.trim(), ""));
    (first == name).then(|| Cow::Owned(rest.trim().to_owned()))
}

/// The bytes between the fences of the block of code that has just begun.
fn until_its_end(events: &mut OffsetIter<'_>) -> Range<usize> {
    let mut inside: Option<Range<usize>> = None;
    for (event, range) in events.by_ref() {
        match event {
            Event::End(_) => break,
            _ => inside = Some(inside.map_or(range.clone(), |inside| inside.start..range.end)),
        }
    }
    inside.unwrap_or(0..0)
}

/// Adds a mark; text joins text.
fn push<'a>(marks: &mut Vec<Placed<'a>>, line: usize, mark: Mark<'a>) {
    if let (Some((_, Mark::Text(text))), Mark::Text(more)) = (marks.last_mut(), &mark) {
        text.to_mut().push_str(more);
        return;
    }
    marks.push((line, mark));
}

fn element(tag: Tag<'_>) -> Element<'_> {
    match tag {
        Tag::Heading { level: HeadingLevel::H1, .. } => Element::Part,
        Tag::Heading { level: HeadingLevel::H2, id, .. } => Element::Step(id.map(cow)),
        Tag::Heading { .. } => Element::Heading,
        Tag::BlockQuote(_) => Element::Quote,
        Tag::CodeBlock(kind) => Element::CodeBlock(info(&kind)),
        Tag::List(Some(_)) => Element::Numbered,
        Tag::List(None) => Element::Bulleted,
        Tag::Item => Element::Item,
        Tag::Table(_) => Element::Table,
        Tag::TableHead => Element::Head,
        Tag::TableRow => Element::Row,
        Tag::TableCell => Element::Cell,
        Tag::Strong => Element::Strong,
        Tag::Emphasis => Element::Emphasis,
        Tag::Link { dest_url, .. } => Element::Link(cow(dest_url)),
        _ => Element::Paragraph,
    }
}

/// What stands behind a fence; empty for code that is only indented.
fn info<'a>(kind: &CodeBlockKind<'_>) -> Cow<'a, str> {
    match kind {
        CodeBlockKind::Fenced(info) => Cow::Owned(info.trim().to_owned()),
        CodeBlockKind::Indented => Cow::Borrowed(""),
    }
}

fn cow(text: CowStr<'_>) -> Cow<'_, str> {
    match text {
        CowStr::Borrowed(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.into_string()),
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
    format!("{NO_HTML}: write Markdown instead of {start}, or put it between backticks")
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

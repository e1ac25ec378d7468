//! From Markdown to marks, with everything refused that a lecture may not hold.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag};

use super::error::LectureError;
use super::mark::{Element, Mark, Placed};

/// The deepest nesting of lists, quotes and emphasis.
const DEEPEST: usize = 24;

/// Reads the marks of a body that begins on the line `first_line` of its file.
pub fn read(body: &str, first_line: usize) -> Result<Vec<Placed<'_>>, LectureError> {
    let lines = Lines::new(body, first_line);
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut marks = Vec::new();
    let mut depth: usize = 0;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        let line = lines.at(range.start);
        let mark = mark(event).map_err(|message| LectureError::new(line, message))?;
        match mark {
            Some(Mark::Begin(_)) => depth += 1,
            Some(Mark::End) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let message = format!("lists, quotes and emphasis are nested more than {DEEPEST} deep");
            return Err(LectureError::new(line, message));
        }
        mark.into_iter().for_each(|mark| push(&mut marks, line, mark));
    }
    Ok(marks)
}

/// Adds a mark; text joins text.
fn push<'a>(marks: &mut Vec<Placed<'a>>, line: usize, mark: Mark<'a>) {
    if let (Some((_, Mark::Text(text))), Mark::Text(more)) = (marks.last_mut(), &mark) {
        text.to_mut().push_str(more);
        return;
    }
    marks.push((line, mark));
}

fn mark(event: Event<'_>) -> Result<Option<Mark<'_>>, String> {
    Ok(Some(match event {
        Event::Start(tag) => Mark::Begin(element(tag)?),
        Event::End(_) => Mark::End,
        Event::Text(text) => Mark::Text(cow(text)),
        Event::Code(text) => Mark::Code(cow(text)),
        Event::SoftBreak => Mark::Text(Cow::Borrowed(" ")),
        Event::HardBreak => Mark::Break,
        Event::Rule => return Ok(None),
        Event::Html(html) | Event::InlineHtml(html) => return Err(no_html(&html)),
        _ => return Err("this kind of Markdown is not known here".to_owned()),
    }))
}

fn element(tag: Tag<'_>) -> Result<Element<'_>, String> {
    Ok(match tag {
        Tag::Heading { level: HeadingLevel::H1, .. } => Element::Part,
        Tag::Heading { level: HeadingLevel::H2, id, .. } => Element::Step(id.map(cow)),
        Tag::Heading { .. } => Element::Heading,
        Tag::BlockQuote(_) => Element::Quote,
        Tag::CodeBlock(kind) => Element::CodeBlock(language(&kind)),
        Tag::List(Some(_)) => Element::Numbered,
        Tag::List(None) => Element::Bulleted,
        Tag::Item => Element::Item,
        Tag::Table(_) => Element::Table,
        Tag::TableHead => Element::Head,
        Tag::TableRow => Element::Row,
        Tag::TableCell => Element::Cell,
        Tag::Strong => Element::Strong,
        Tag::Emphasis => Element::Emphasis,
        Tag::Link { dest_url, .. } => {
            check_url(&dest_url)?;
            Element::Link(cow(dest_url))
        }
        Tag::Image { .. } => {
            return Err("pictures are not shown; the machine beside the text is the picture".to_owned());
        }
        _ => Element::Paragraph,
    })
}

/// The first word after a fence; empty for code that is only indented.
fn language<'a>(kind: &CodeBlockKind<'_>) -> Cow<'a, str> {
    match kind {
        CodeBlockKind::Fenced(info) => Cow::Owned(info.split_whitespace().next().unwrap_or("").to_owned()),
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

//! A tree of XML elements, and its text.

use std::io;

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An element or some text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

/// An element with its attributes and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

impl Element {
    /// An element that holds nothing yet.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), attributes: Vec::new(), children: Vec::new() }
    }

    /// The element with one more attribute.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.attributes.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The element with one more child.
    pub fn and(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    /// The element with more children.
    pub fn all<T: Into<Node>>(mut self, children: impl IntoIterator<Item = T>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// Whether its children may stand on lines of their own: none of them is part of a sentence.
    fn has_lines(&self) -> bool {
        let block = |child: &Node| matches!(child, Node::Element(element) if element.name != "code");
        !self.children.is_empty() && self.children.iter().all(block)
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// An XML file, a line for each element.
pub(crate) fn document(root: &Element) -> String {
    let mut writer = Writer::new(Vec::new());
    let written = writer
        .write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
        .and_then(|()| put(&mut writer, "\n"))
        .and_then(|()| element(&mut writer, root, Some(0)))
        .and_then(|()| put(&mut writer, "\n"));
    text(writer, written)
}

/// Some nodes, as they stand in HTML: no space is added.
pub(crate) fn fragment(nodes: &[Node]) -> String {
    let mut writer = Writer::new(Vec::new());
    let written = nodes.iter().try_for_each(|child| node(&mut writer, child, None));
    text(writer, written)
}

type Out = Writer<Vec<u8>>;

/// A vector takes whatever is written, and what is written is text.
fn text(writer: Out, written: io::Result<()>) -> String {
    written.ok().and_then(|()| String::from_utf8(writer.into_inner()).ok()).unwrap_or_default()
}

fn node(writer: &mut Out, node: &Node, depth: Option<usize>) -> io::Result<()> {
    match node {
        Node::Element(child) => element(writer, child, depth),
        Node::Text(text) => put(writer, text),
    }
}

/// Writes an element; with a depth its children stand on lines of their own where they may.
fn element(writer: &mut Out, element: &Element, depth: Option<usize>) -> io::Result<()> {
    let attributes: Vec<(&str, String)> =
        element.attributes.iter().map(|(name, value)| (name.as_str(), line(value))).collect();
    let attributes = attributes.iter().map(|(name, value)| (*name, value.as_str()));
    let start = BytesStart::new(&element.name).with_attributes(attributes);
    if element.children.is_empty() {
        return writer.write_event(Event::Empty(start));
    }
    writer.write_event(Event::Start(start))?;
    let depth = depth.filter(|_| element.has_lines());
    for child in &element.children {
        indent(writer, depth.map(|depth| depth + 1))?;
        node(writer, child, depth.map(|depth| depth + 1))?;
    }
    indent(writer, depth)?;
    writer.write_event(Event::End(BytesEnd::new(&element.name)))
}

fn indent(writer: &mut Out, depth: Option<usize>) -> io::Result<()> {
    depth.map_or(Ok(()), |depth| put(writer, &format!("\n{}", "  ".repeat(depth))))
}

/// Quotation marks stay as they are: HTML before version 5 knows no name for the single one.
fn put(writer: &mut Out, text: &str) -> io::Result<()> {
    writer.write_event(Event::Text(BytesText::from_escaped(partial_escape(clean(text)))))
}

/// A text without the characters that XML cannot hold in any way.
fn clean(text: &str) -> String {
    let allowed = |c: &char| matches!(c, '\t' | '\n' | ' '..) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(allowed).collect()
}

/// A text on one line, as an attribute has it.
pub(crate) fn line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

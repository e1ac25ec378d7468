//! Markdown as a row of marks: what begins, what it says, what ends.
//!
//! The Markdown parser is large. So the bundled lectures become marks when the page is built, and the page reads
//! marks; only who reads a lecture that comes from elsewhere needs the parser.

use std::borrow::Cow;

/// A mark and the line of the file on which it stands.
pub type Placed<'a> = (usize, Mark<'a>);

/// One mark. Every `Begin` has its `End`, and they nest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark<'a> {
    /// An element begins.
    Begin(Element<'a>),
    /// Plain text.
    Text(Cow<'a, str>),
    /// A piece of code in a line.
    Code(Cow<'a, str>),
    /// The line ends here.
    Break,
    /// The innermost element ends.
    End,
}

/// What has other marks inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element<'a> {
    /// Running text.
    Paragraph,
    /// `# …`
    Part,
    /// `## …`, and what stands in braces behind it.
    Step(Option<Cow<'a, str>>),
    /// `### …` or deeper.
    Heading,
    /// `> …`
    Quote,
    /// A block of code, and what stands behind its fence.
    CodeBlock(Cow<'a, str>),
    /// A fenced `predict` block, whose text is Markdown too, and what stands behind its first word.
    Predict(Cow<'a, str>),
    /// `1. …`
    Numbered,
    /// `- …`
    Bulleted,
    /// One item of a list.
    Item,
    /// A table: its head, then its rows.
    Table,
    /// The cells of the head.
    Head,
    /// The cells of a row.
    Row,
    /// One cell.
    Cell,
    /// `**…**`
    Strong,
    /// `*…*`
    Emphasis,
    /// A link, and where it leads.
    Link(Cow<'a, str>),
}

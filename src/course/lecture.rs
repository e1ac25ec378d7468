//! A lecture: steps, each with its text and the machine that it talks about.

mod argument;
mod bundled;
mod document;
mod expectation;
mod front_matter;
mod measure;
mod moment;
mod node;
mod parse;
mod section;
mod slug;

use std::fmt;

use sim::Scenario;

pub use bundled::lectures;
pub use expectation::Expectation;

/// A lecture, read from one Markdown file. It has at least one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lecture {
    /// Its name in addresses: lower-case letters, digits and `-`.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// In the order in which they are told.
    pub steps: Vec<Step>,
}

/// One step of a lecture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name in addresses, unique in the lecture.
    pub slug: String,
    /// The part of the lecture it belongs to: the small line above the title.
    pub kicker: String,
    /// Its title.
    pub title: String,
    /// What the audience reads.
    pub body: Vec<Block>,
    /// The machine beside the text. What follows its pause is what the lecturer steps through.
    pub scenario: Scenario,
    /// What the speaker reads; may be empty.
    pub notes: Vec<Block>,
    /// What must hold at the end of the scenario.
    pub expectations: Vec<Expectation>,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A list, of numbers or of bullets.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// What stands in each item.
        items: Vec<Vec<Block>>,
    },
    /// Code, line by line as it stands.
    Code {
        /// The first word after the fence; empty where there is none.
        language: String,
        /// The lines, without the last line break.
        text: String,
    },
    /// A table. Every row has as many cells as the head.
    Table {
        /// The cells of the head.
        head: Vec<Vec<Inline>>,
        /// The cells of each row.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Somebody else's words, or a question.
    Quote(Vec<Block>),
    /// A heading inside a step.
    Heading(Vec<Inline>),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// A piece of code, an address, a name.
    Code(String),
    /// Strongly emphasized.
    Strong(Vec<Inline>),
    /// Emphasized.
    Emphasis(Vec<Inline>),
    /// A link.
    Link {
        /// Begins with `https://`, `http://` or `#`.
        url: String,
        /// What is shown.
        content: Vec<Inline>,
    },
    /// The line ends here.
    Break,
}

impl Lecture {
    /// Reads a lecture's Markdown. An error names the line, what is wrong and what would be right.
    pub fn parse(source: &str) -> Result<Self, LectureError> {
        parse::parse(source)
    }

    /// The step of that slug, and how many come before it.
    pub fn step(&self, slug: &str) -> Option<(usize, &Step)> {
        self.steps.iter().enumerate().find(|(_, step)| step.slug == slug)
    }
}

/// What is wrong with a lecture's Markdown, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LectureError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

impl LectureError {
    fn new(line: usize, message: impl Into<String>) -> Self {
        Self { line, message: message.into() }
    }
}

impl fmt::Display for LectureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for LectureError {}

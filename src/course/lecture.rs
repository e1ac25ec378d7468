//! A lecture: steps, each with its text and the machine that it talks about.

mod argument;
mod bundled;
mod document;
mod error;
mod expectation;
mod front_matter;
mod mark;
mod markdown;
mod measure;
mod moment;
mod node;
mod parse;
mod section;
mod slug;

use sim::Scenario;

pub use bundled::lectures;
pub use error::LectureError;
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
        let front = front_matter::read(source)?;
        let marks = markdown::read(front.body, front.body_line)?;
        let lecture = parse::parse(&front.slug, &front.title, &marks)?;
        for wanted in lecture.steps.iter().flat_map(|step| &step.expectations) {
            wanted.check_form().map_err(|message| LectureError::new(wanted.line, message))?;
        }
        Ok(lecture)
    }

    /// The step of that slug, and how many come before it.
    pub fn step(&self, slug: &str) -> Option<(usize, &Step)> {
        self.steps.iter().enumerate().find(|(_, step)| step.slug == slug)
    }
}

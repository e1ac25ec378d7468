//! A lecture: steps, each with its text and the machine that it talks about.

mod account;
mod argument;
mod bundled;
mod document;
mod error;
mod expectation;
mod front_matter;
mod mark;
mod markdown;
mod marked;
mod measure;
mod moment;
mod node;
mod parse;
mod predict;
mod section;
mod show;
mod slug;

use sim::Scenario;

pub(crate) use bundled::concepts;
pub use bundled::lectures;
pub use error::LectureError;
pub use expectation::Expectation;
pub use marked::{Marked, Row};
pub use measure::quantities;
pub use show::Part;

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
    /// The line of its heading in the file, from 1.
    pub line: usize,
    /// What the audience reads.
    pub body: Vec<Block>,
    /// The machine beside the text. What follows its pause is what the lecturer steps through.
    pub scenario: Scenario,
    /// How the machine is shown.
    pub show: Show,
    /// What is asked before the machine runs on.
    pub predict: Option<Predict>,
    /// What the speaker reads; may be empty.
    pub notes: Vec<Block>,
    /// What must hold at the end of the scenario.
    pub expectations: Vec<Expectation>,
}

/// Which parts of the stage a step shows, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Show {
    /// The parts that are there. The figure always is.
    pub parts: Vec<Part>,
    /// The part that the step is about.
    pub focus: Option<Part>,
    /// The measure that is open; none means the one that fits the scenario.
    pub tab: Option<Tab>,
    /// The process whose address space is shown; none means the one that runs.
    pub look: Option<String>,
}

/// What can be measured below the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Holes in physical memory.
    Fragmentation,
    /// The heap of a process.
    Heap,
    /// What the time was spent on.
    Time,
}

/// A question whose answer the machine has at the end of the step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predict {
    /// The line of its fence in the file, from 1.
    pub line: usize,
    /// The quantity that is right, as expectations name it: "physical A 0x3ff8".
    pub asked: String,
    /// What is asked.
    pub question: Vec<Block>,
    /// What can be chosen; of a typed question, the answers that have a reason of their own. At least one.
    pub answers: Vec<Answer>,
    /// What is told about any other typed answer.
    pub otherwise: Vec<Inline>,
    /// Whether the audience types a number instead of choosing.
    pub typed: bool,
}

/// One answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What is shown.
    pub label: Vec<Inline>,
    /// What it says, as expectations write values.
    pub value: String,
    /// Why it is right, or why it is wrong.
    pub reason: Vec<Inline>,
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
    /// The goals of multiprogramming under each mechanism, to be measured where it is shown.
    Goals,
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
    /// Reads a lecture's Markdown. What is wrong is left out and told, in the order of the lines; the rest stands. It
    /// may be left without a step.
    pub fn read(source: &str) -> (Self, Vec<LectureError>) {
        Marked::read(source).lecture()
    }

    /// Reads a lecture's Markdown, of which nothing may be wrong. An error names the line, what is wrong and what would
    /// be right.
    pub fn parse(source: &str) -> Result<Self, LectureError> {
        let (lecture, errors) = Self::read(source);
        errors.into_iter().next().map_or(Ok(lecture), Err)
    }

    /// The step of that slug, and how many come before it.
    pub fn step(&self, slug: &str) -> Option<(usize, &Step)> {
        self.steps.iter().enumerate().find(|(_, step)| step.slug == slug)
    }
}

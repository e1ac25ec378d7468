//! A step while it is being read.

use sim::Scenario;

use super::expectation::Expectation;
use super::node::plain;
use super::{Block, Predict, Show, Step};

/// What has been read of a step.
pub struct Section {
    /// The line of its heading.
    pub line: usize,
    /// Its name in addresses.
    pub slug: String,
    /// What must hold of its machine.
    pub expectations: Vec<Expectation>,
    /// Its question.
    pub predict: Option<Predict>,
    /// Its machine, and how that is shown.
    pub machine: Option<(Scenario, Show)>,
    /// Whether it has a machine that cannot be read.
    pub broken: bool,
    kicker: String,
    title: String,
    body: Vec<Block>,
    notes: Option<Vec<Block>>,
}

/// The heading after which a step's text is for the speaker.
const NOTES: &str = "Notes";

impl Section {
    /// A step that begins on this line.
    pub fn new(line: usize, part: &str, title: String, slug: String) -> Self {
        Self {
            line,
            slug,
            expectations: Vec::new(),
            predict: None,
            machine: None,
            broken: false,
            kicker: part.to_owned(),
            title,
            body: Vec::new(),
            notes: None,
        }
    }

    /// Adds a block to the text, or to the notes once they have begun.
    pub fn add(&mut self, block: Block) {
        match (&mut self.notes, block) {
            (notes @ None, Block::Heading(content)) if plain(&content) == NOTES => *notes = Some(Vec::new()),
            (Some(notes), block) => notes.push(block),
            (None, block) => self.body.push(block),
        }
    }

    /// The finished step, with this machine where it has none of its own.
    pub fn finish(self, other: (Scenario, Show)) -> Step {
        let (scenario, show) = self.machine.unwrap_or(other);
        Step {
            slug: self.slug,
            kicker: self.kicker,
            title: self.title,
            line: self.line,
            body: self.body,
            scenario,
            show,
            predict: self.predict,
            notes: self.notes.unwrap_or_default(),
            expectations: self.expectations,
        }
    }
}

//! A step while it is being read.

use sim::Scenario;

use super::expectation::Expectation;
use super::node::plain;
use super::slug::{check_slug, slug_of};
use super::{Block, LectureError, Step};

/// What has been read of a step.
pub struct Section {
    /// The line of its heading.
    pub line: usize,
    /// Its name in addresses.
    pub slug: String,
    /// What must hold of its machine.
    pub expectations: Vec<Expectation>,
    kicker: String,
    title: String,
    body: Vec<Block>,
    notes: Option<Vec<Block>>,
    scenario: Option<Scenario>,
}

/// The heading after which a step's text is for the speaker.
const NOTES: &str = "Notes";

impl Section {
    /// A step that begins on this line.
    pub fn new(line: usize, part: &str, title: String, slug: Option<String>) -> Result<Self, LectureError> {
        let slug = slug.unwrap_or_else(|| slug_of(&title));
        if title.is_empty() {
            return Err(LectureError::new(line, "this step has no title: write ## and the title"));
        }
        check_slug(&slug)
            .map_err(|message| LectureError::new(line, format!("{message}: ## Title {{#name}}")))?;
        Ok(Self {
            line,
            slug,
            expectations: Vec::new(),
            kicker: part.to_owned(),
            title,
            body: Vec::new(),
            notes: None,
            scenario: None,
        })
    }

    /// Adds a block to the text, or to the notes once they have begun.
    pub fn add(&mut self, block: Block) {
        match (&mut self.notes, block) {
            (notes @ None, Block::Heading(content)) if plain(&content) == NOTES => *notes = Some(Vec::new()),
            (Some(notes), block) => notes.push(block),
            (None, block) => self.body.push(block),
        }
    }

    /// Gives the step its machine; it has one only.
    pub fn set_scenario(&mut self, line: usize, scenario: Scenario) -> Result<(), LectureError> {
        match self.scenario.replace(scenario) {
            None => Ok(()),
            Some(_) => {
                Err(LectureError::new(line, "this step has a sim block already; a step has one machine"))
            }
        }
    }

    /// The finished step; its machine is that of the step before where it has none of its own.
    pub fn finish(self, before: Option<&Scenario>) -> Result<Step, LectureError> {
        let message = "this step has no machine: give it a fenced sim block; later steps may do without";
        let scenario = self.scenario.or_else(|| before.cloned());
        let scenario = scenario.ok_or_else(|| LectureError::new(self.line, message))?;
        Ok(Step {
            slug: self.slug,
            kicker: self.kicker,
            title: self.title,
            body: self.body,
            scenario,
            notes: self.notes.unwrap_or_default(),
            expectations: self.expectations,
        })
    }
}

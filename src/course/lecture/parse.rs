//! From a lecture's file, read to marks, to the lecture.
//!
//! ````text
//! ---
//! slug: memory-virtualization
//! title: Memory virtualization
//! ---
//!
//! # Address spaces                        a part: the small line above the titles of its steps
//!
//! ## Every process has its own {#private} a step; without braces the slug comes from the title
//!
//! Text, lists, tables, code and links to https://, http:// or #.
//!
//! ```sim                                  the step's machine; without one, that of the step before
//! process A
//! pause                                   the step opens here; what follows is stepped through
//! malloc A 12
//! ```
//!
//! ```expect                               what must hold at the end; see `expectation`
//! segment A 0x2008 = heap
//! ```
//!
//! ### Notes                               from here to the next step: for the speaker only
//!
//! Ask who has seen this address before.
//! ````

use sim::Scenario;

use super::document::{self, Piece};
use super::expectation::Expectation;
use super::mark::Placed;
use super::section::Section;
use super::{Lecture, LectureError, Step};

/// Puts a lecture together.
pub fn parse(slug: &str, title: &str, marks: &[Placed<'_>]) -> Result<Lecture, LectureError> {
    let mut builder = Builder { part: title.to_owned(), ..Builder::default() };
    for (line, piece) in document::read(marks)? {
        builder.add(line, piece)?;
    }
    builder.end_step()?;
    if builder.steps.is_empty() {
        return Err(LectureError::new(1, "the lecture has no step; a step begins with ## and its title"));
    }
    Ok(Lecture { slug: slug.to_owned(), title: title.to_owned(), steps: builder.steps })
}

#[derive(Default)]
struct Builder {
    steps: Vec<Step>,
    part: String,
    section: Option<Section>,
}

impl Builder {
    fn add(&mut self, line: usize, piece: Piece) -> Result<(), LectureError> {
        match piece {
            Piece::Part(title) => {
                self.end_step()?;
                self.part = title;
                Ok(())
            }
            Piece::Step { title, slug } => {
                self.end_step()?;
                self.section = Some(Section::new(line, &self.part, title, slug)?);
                Ok(())
            }
            Piece::Block(block) => {
                self.section(line)?.add(block);
                Ok(())
            }
            Piece::Sim(text) => self.section(line)?.set_scenario(line, scenario(&text, line)?),
            Piece::Expect(text) => {
                self.section(line)?.expectations.extend(expectations(&text, line));
                Ok(())
            }
        }
    }

    fn section(&mut self, line: usize) -> Result<&mut Section, LectureError> {
        let message = "this stands before the first step; a step begins with ## and its title";
        self.section.as_mut().ok_or_else(|| LectureError::new(line, message))
    }

    fn end_step(&mut self) -> Result<(), LectureError> {
        let Some(section) = self.section.take() else { return Ok(()) };
        if self.steps.iter().any(|step| step.slug == section.slug) {
            let message = format!(
                "another step is called {} already; give this one a name of its own: ## Title {{#name}}",
                section.slug
            );
            return Err(LectureError::new(section.line, message));
        }
        let before = self.steps.last().map(|step| &step.scenario);
        let step = section.finish(before)?;
        self.steps.push(step);
        Ok(())
    }
}

/// The scenario in a fence that stands on line `fence`.
fn scenario(text: &str, fence: usize) -> Result<Scenario, LectureError> {
    Scenario::parse(text).map_err(|error| {
        LectureError::new(fence + error.line, format!("column {}: {}", error.column, error.message))
    })
}

/// The expectations in a fence that stands on line `fence`, one a line.
fn expectations(text: &str, fence: usize) -> impl Iterator<Item = Expectation> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(move |(index, line)| Expectation { line: fence + index + 1, text: line.trim().to_owned() })
}

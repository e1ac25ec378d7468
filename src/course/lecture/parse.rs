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
//! ```sim tab=heap                         the step's machine and how it is shown (see `show`); without one, that of
//! machine mechanism=segmentation          the step before; from=private goes on where that step ended
//! process A
//! pause                                   the step opens here; what follows is stepped through
//! malloc A 12
//! ```
//!
//! ```predict physical A 0x2008            a question that is asked before the machine runs on; see `predict`
//! Where does `0x2008` lie?
//!
//! - `0x4408` :: Right: A's heap begins at `0x4400`.
//! - `0x2008` :: That is where A thinks it is.
//! ```
//!
//! ```goals                                the table of goals, measured when the page shows it
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
use super::slug::{check_slug, slug_of};
use super::{Lecture, LectureError, Step, predict, show};

/// The most steps of one lecture.
const MOST_STEPS: usize = 500;

/// Pages that every lecture has beside its steps.
const TAKEN: [&str; 2] = ["summary", "handout"];

/// Puts a lecture together. What is wrong is left out and told, in the order of the lines; the rest stands. A lecture
/// may be left without a step.
pub fn parse(slug: &str, title: &str, marks: &[Placed<'_>]) -> (Lecture, Vec<LectureError>) {
    let (pieces, errors) = document::read(marks);
    let mut builder = Builder { part: title.to_owned(), errors, ..Builder::default() };
    for (line, piece) in pieces {
        builder.add(line, piece);
    }
    builder.end_step();
    builder.errors.sort_by_key(|error| error.line);
    (Lecture { slug: slug.to_owned(), title: title.to_owned(), steps: builder.steps }, builder.errors)
}

#[derive(Default)]
struct Builder {
    steps: Vec<Step>,
    part: String,
    section: Option<Section>,
    errors: Vec<LectureError>,
}

impl Builder {
    fn add(&mut self, line: usize, piece: Piece) {
        match piece {
            Piece::Part(title) => {
                self.end_step();
                self.part = title;
            }
            Piece::Step { title, slug } => {
                self.end_step();
                self.begin_step(line, title, slug);
            }
            piece if self.section.is_some() => self.fill(line, piece),
            _ if self.steps.len() == MOST_STEPS => {}
            _ => self.refuse(line, "this stands before the first step; a step begins with ## and its title"),
        }
    }

    fn begin_step(&mut self, line: usize, title: String, slug: Option<String>) {
        if self.steps.len() == MOST_STEPS {
            return self
                .refuse(line, format!("a lecture has at most {MOST_STEPS} steps; this one is left out"));
        }
        if title.is_empty() {
            self.refuse(line, "this step has no title: write ## and the title");
        }
        let mut slug = slug.unwrap_or_else(|| slug_of(&title));
        if TAKEN.contains(&slug.as_str()) {
            let message =
                format!("{slug} is a page of every lecture; call this step otherwise: ## Title {{#name}}");
            self.refuse(line, message);
            slug = format!("step-{}", self.steps.len() + 1);
        }
        if let Err(message) = check_slug(&slug) {
            if !title.is_empty() {
                self.refuse(line, format!("{message}: ## Title {{#name}}"));
            }
            slug = format!("step-{}", self.steps.len() + 1);
        }
        if self.steps.iter().any(|step| step.slug == slug) {
            let message = format!(
                "another step is called {slug} already; give this one a name of its own: ## Title {{#name}}"
            );
            self.refuse(line, message);
            slug = format!("{slug}-{}", self.steps.len() + 1);
        }
        self.section = Some(Section::new(line, &self.part, title, slug));
    }

    /// Adds a piece to the step that has begun.
    fn fill(&mut self, line: usize, piece: Piece) {
        let read = match piece {
            Piece::Sim { settings, text } => self.machine(line, &settings, &text),
            Piece::Predict { asked, content } => {
                predict::read(line, &asked, content).and_then(|question| self.ask(line, question))
            }
            piece => {
                if let Some(section) = &mut self.section {
                    match piece {
                        Piece::Block(block) => section.add(block),
                        Piece::Expect(text) => section.expectations.extend(expectations(&text, line)),
                        _ => {}
                    }
                }
                Ok(())
            }
        };
        self.errors.extend(read.err());
    }

    fn ask(&mut self, line: usize, question: super::Predict) -> Result<(), LectureError> {
        let Some(section) = &mut self.section else { return Ok(()) };
        if section.predict.is_some() {
            return Err(LectureError::new(
                line,
                "this step has a question already; ask the other in another step",
            ));
        }
        section.predict = Some(question);
        Ok(())
    }

    fn machine(&mut self, line: usize, settings: &str, text: &str) -> Result<(), LectureError> {
        let wrong = |message| LectureError::new(line, message);
        let Some(section) = &mut self.section else { return Ok(()) };
        section.broken = true;
        let settings = show::read(settings).map_err(wrong)?;
        let scenario = match &settings.from {
            None => scenario(text, line, 0)?,
            Some(from) => scenario_from(self.earlier(from).map_err(wrong)?, text, line)?,
        };
        let Some(section) = &mut self.section else { return Ok(()) };
        if section.machine.is_some() {
            return Err(LectureError::new(line, "this step has a sim block already; a step has one machine"));
        }
        (section.machine, section.broken) = (Some((scenario, settings.show)), false);
        Ok(())
    }

    /// The scenario of an earlier step. An error says why there is none.
    fn earlier(&self, slug: &str) -> Result<&Scenario, String> {
        let found = self.steps.iter().find(|step| step.slug == slug);
        found.map(|step| &step.scenario).ok_or_else(|| {
            let this = self.section.as_ref().is_some_and(|section| section.slug == slug);
            let why = if this { "that is this step itself" } else { "no step before this one is called so" };
            format!("from={slug}: a step goes on where an earlier step ended, and {why}")
        })
    }

    fn end_step(&mut self) {
        let Some(section) = self.section.take() else { return };
        let before = self.steps.last().map(|step| (step.scenario.clone(), step.show.clone()));
        if section.machine.is_none() && before.is_none() && !section.broken {
            let message = "this step has no machine: give it a fenced sim block; later steps may do without";
            self.refuse(section.line, message);
        }
        self.steps.push(section.finish(before.unwrap_or_default()));
    }

    fn refuse(&mut self, line: usize, message: impl Into<String>) {
        self.errors.push(LectureError::new(line, message));
    }
}

/// The scenario in a fence that stands on line `fence`, behind so many lines that stand elsewhere.
fn scenario(text: &str, fence: usize, elsewhere: usize) -> Result<Scenario, LectureError> {
    Scenario::parse(text).map_err(|error| {
        let line = fence + error.line.saturating_sub(elsewhere);
        LectureError::new(line, format!("column {}: {}", error.column, error.message))
    })
}

/// The scenario that goes on where `earlier` ended. It opens there unless the text has a pause of its own.
fn scenario_from(earlier: &Scenario, text: &str, fence: usize) -> Result<Scenario, LectureError> {
    let mut whole = Scenario { pause: None, ..earlier.clone() }.to_string();
    if !whole.ends_with('\n') {
        whole.push('\n');
    }
    let elsewhere = whole.lines().count();
    let mut scenario = scenario(&(whole + text), fence, elsewhere)?;
    scenario.pause.get_or_insert(earlier.commands.len());
    Ok(scenario)
}

/// The expectations in a fence that stands on line `fence`, one a line.
fn expectations(text: &str, fence: usize) -> impl Iterator<Item = Expectation> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(move |(index, line)| Expectation { line: fence + index + 1, text: line.trim().to_owned() })
}

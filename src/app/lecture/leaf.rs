//! What of a lecture is shown, and how one gets there.

use std::rc::Rc;

use course::Step;

use super::book::Book;
use super::memory;
use crate::navigation::Turn;
use crate::route::Route;

/// One leaf of a lecture.
#[derive(Clone, PartialEq)]
pub struct Leaf {
    /// The lecture.
    pub book: Rc<Book>,
    /// Which of its leaves.
    pub what: What,
}

/// The leaves that a lecture has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The step of that index.
    Step(usize),
    /// What was answered and what was missed.
    Summary,
    /// All steps, to be printed.
    Handout,
}

const SUMMARY: &str = "summary";
const HANDOUT: &str = "handout";

impl Leaf {
    /// The leaf of that name; without a name, the step at which the person was last. An error says that there is none.
    pub fn of(book: &Rc<Book>, name: Option<&str>) -> Result<Self, String> {
        let lecture = &book.lecture;
        let what = match name {
            // Of a lecture that could not be read there is only what must be told.
            _ if lecture.steps.is_empty() => What::Step(0),
            None => {
                let last = memory::place(&lecture.slug);
                What::Step(last.and_then(|slug| lecture.step(&slug)).map_or(0, |(index, _)| index))
            }
            Some(SUMMARY) => What::Summary,
            Some(HANDOUT) => What::Handout,
            Some(slug) => match lecture.step(slug) {
                Some((index, _)) => What::Step(index),
                None => {
                    return Err(format!(
                        "The lecture \u{201c}{}\u{201d} has no step called \u{201c}{slug}\u{201d}.",
                        lecture.title
                    ));
                }
            },
        };
        Ok(Self { book: book.clone(), what })
    }

    /// The step that is shown.
    pub fn step(&self) -> Option<&Step> {
        match self.what {
            What::Step(index) => self.book.lecture.steps.get(index),
            _ => None,
        }
    }

    /// Another leaf of the same lecture.
    pub fn beside(&self, what: What) -> Self {
        Self { book: self.book.clone(), what }
    }

    /// Its own address.
    pub fn route(&self) -> Route {
        let name = match self.what {
            What::Step(_) => self.step().map(|step| step.slug.as_str()),
            What::Summary => Some(SUMMARY),
            What::Handout => Some(HANDOUT),
        };
        Route::lecture(&self.book.lecture.slug, name)
    }

    /// The route of the leaf before or after this one. Behind the last step stands the summary.
    pub fn turned(&self, turn: Turn) -> Option<Route> {
        let steps = self.book.lecture.steps.len();
        let what = match (self.what, turn) {
            (What::Step(index), Turn::Back) => What::Step(index.checked_sub(1)?),
            (What::Step(index), Turn::Next) if index + 1 < steps => What::Step(index + 1),
            (What::Step(_), Turn::Next) => What::Summary,
            (What::Summary, Turn::Back) => What::Step(steps.checked_sub(1)?),
            _ => return None,
        };
        Some(self.beside(what).route())
    }

    /// What the tab says.
    pub fn title(&self) -> String {
        let lecture = &self.book.lecture.title;
        match self.what {
            What::Step(_) => format!("{} \u{b7} {lecture}", self.step().map_or("", |step| &step.title)),
            What::Summary => format!("What you answered \u{b7} {lecture}"),
            What::Handout => format!("Handout \u{b7} {lecture}"),
        }
    }

    /// Where one stands: "Memory virtualization · 3 / 5".
    pub fn place(&self) -> String {
        let lecture = &self.book.lecture;
        match self.what {
            What::Step(index) => format!("{} \u{b7} {} / {}", lecture.title, index + 1, lecture.steps.len()),
            _ => lecture.title.clone(),
        }
    }
}

//! The question bank: tasks as text that learning platforms import.
//!
//! ```text
//!  practice, matching, homework ──▶ items ──▶ GIFT        one file
//!                                     ├─────▶ Moodle XML  one file
//!                                     └─────▶ QTI         a package: a manifest, a test, and a file for each item
//! ```
//!
//! | what an item has | GIFT | Moodle XML | QTI 2.1 and 3.0 |
//! | --- | --- | --- | --- |
//! | choices, a reason for each | feedback | feedback | modal feedback |
//! | a typed answer in every spelling, typical mistakes | short answer, mistakes at 0 % | short answer, mistakes at 0 % | text entry, modal feedback |
//! | names and segments | matching | matching | match interaction |
//! | the hint | | hint | |
//! | the way to the answer | general feedback | general feedback | modal feedback |
//!
//! Platforms that know only the standard templates of QTI's response processing still score every item, without feedback.

mod gift;
mod homework;
mod html;
mod item;
mod moodle;
mod qti;
mod spelling;

use course::Matching;
use course::homework::Problem;
use course::practice::Question;

/// Something to be exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// A question made by seed: one item, of one choice or of a typed answer.
    Practice(Box<Question>),
    /// Names to be matched to segments: one item, which is a choice where there is only one name.
    Matching(Matching),
    /// OSTEP's homework: an item for each address, or for each allocation. What `Free` returns and the free lists are
    /// left out: a list has no spelling that a platform could compare.
    Homework(Problem),
}

/// A version of QTI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// QTI 2.1, which most platforms read.
    V2p1,
    /// QTI 3.0.
    V3p0,
}

/// How many questions the tasks come to.
pub fn count(tasks: &[Task]) -> usize {
    item::items(tasks).len()
}

/// The tasks as a GIFT file, in a category of that title; with an empty title in none. A question without a right
/// answer is left out, here and below.
///
/// ```
/// use pack::bank::{Task, gift};
/// use course::practice::{Round, Topic};
/// let round = Round::draw(Topic::Translation, 41);
/// let tasks: Vec<Task> = round.questions.into_iter().map(Task::from).collect();
/// assert!(gift(&tasks, "Memory/Translation").starts_with("$CATEGORY: Memory//Translation\n\n// [id:translate/"));
/// ```
pub fn gift(tasks: &[Task], title: &str) -> String {
    gift::written(&item::items(tasks), title)
}

/// The tasks as a Moodle XML file, in a category of that title; with an empty title in none.
pub fn moodle_xml(tasks: &[Task], title: &str) -> String {
    moodle::written(&item::items(tasks), title)
}

/// The tasks as the files of a QTI package, each with its name in the zip file: `imsmanifest.xml`, `assessment.xml`,
/// which is a test of all items, and `items/….xml`.
pub fn qti(tasks: &[Task], title: &str, version: Version) -> Vec<(String, String)> {
    qti::package(&item::items(tasks), title, version)
}

impl From<Question> for Task {
    fn from(question: Question) -> Self {
        Self::Practice(Box::new(question))
    }
}

impl From<Matching> for Task {
    fn from(matching: Matching) -> Self {
        Self::Matching(matching)
    }
}

impl From<Problem> for Task {
    fn from(problem: Problem) -> Self {
        Self::Homework(problem)
    }
}

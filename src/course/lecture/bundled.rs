//! The lectures that come with the page. `build.rs` has read their Markdown; here they get their machines.

use std::borrow::Cow::Borrowed as B;

use sim::Scenario;

use super::mark::{Element, Mark, Placed};
use super::{Block, Inline, Lecture, LectureError, Step, parse};

/// A lecture as the build left it.
struct Bundled {
    file: &'static str,
    slug: &'static str,
    title: &'static str,
    marks: &'static [Placed<'static>],
}

include!(concat!(env!("OUT_DIR"), "/lectures.rs"));

/// The bundled lectures, in the order of their files.
///
/// A test reads them all; should one be broken all the same, it has one step that tells what is wrong.
pub fn lectures() -> Vec<Lecture> {
    LECTURES.iter().map(|bundled| bundled.read().unwrap_or_else(|error| bundled.broken(&error))).collect()
}

impl Bundled {
    fn read(&self) -> Result<Lecture, LectureError> {
        parse::parse(self.slug, self.title, self.marks)
    }

    fn broken(&self, error: &LectureError) -> Lecture {
        let title = "This lecture cannot be read".to_owned();
        let told = vec![Inline::Code(self.file.to_owned()), Inline::Text(format!(", {error}"))];
        let step = Step {
            slug: "error".to_owned(),
            kicker: self.title.to_owned(),
            title,
            body: vec![Block::Paragraph(told)],
            scenario: Scenario::default(),
            notes: Vec::new(),
            expectations: Vec::new(),
        };
        Lecture { slug: self.slug.to_owned(), title: self.title.to_owned(), steps: vec![step] }
    }
}

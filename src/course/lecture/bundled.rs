//! The lectures that come with the page.

use sim::Scenario;

use super::slug::slug_of;
use super::{Block, Inline, Lecture, LectureError, Step};

include!(concat!(env!("OUT_DIR"), "/lectures.rs"));

/// The bundled lectures, in the order of their files.
///
/// A test reads them all; should one be broken all the same, it has one step that tells what is wrong.
pub fn lectures() -> Vec<Lecture> {
    let read =
        |(file, source): &(&str, &str)| Lecture::parse(source).unwrap_or_else(|error| broken(file, &error));
    LECTURES.iter().map(read).collect()
}

fn broken(file: &str, error: &LectureError) -> Lecture {
    let title = "This lecture cannot be read".to_owned();
    let told = vec![Inline::Code(file.to_owned()), Inline::Text(format!(", {error}"))];
    let step = Step {
        slug: "error".to_owned(),
        kicker: "Error".to_owned(),
        title: title.clone(),
        body: vec![Block::Paragraph(told)],
        scenario: Scenario::default(),
        notes: Vec::new(),
        expectations: Vec::new(),
    };
    let name = file.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or(file);
    Lecture { slug: slug_of(name), title, steps: vec![step] }
}

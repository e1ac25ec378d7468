//! A lecture and what is wrong with it.

use course::{Lecture, LectureError, Step};

/// A lecture that can be shown.
#[derive(Debug, PartialEq)]
pub struct Book {
    /// Its steps. There may be none where everything was wrong.
    pub lecture: Lecture,
    /// What is wrong with it, in the order of the lines.
    pub errors: Vec<LectureError>,
    /// Where it was fetched from; none where it came with the page.
    pub address: Option<String>,
    /// Why nothing of it came.
    pub unread: Option<String>,
}

impl Book {
    /// A lecture that came with the page, of which nothing is wrong.
    pub fn bundled(lecture: Lecture) -> Self {
        Self { lecture, errors: Vec::new(), address: None, unread: None }
    }

    /// What is wrong with the step of that index: what stands between its heading and the next.
    pub fn errors_of(&self, index: usize) -> Vec<&LectureError> {
        let line = |index: usize| self.lecture.steps.get(index).map(|step: &Step| step.line);
        // What is wrong before the first step is told there, too.
        let from = if index == 0 { Some(0) } else { line(index) };
        let to = line(index + 1).unwrap_or(usize::MAX);
        let inside = |error: &&LectureError| from.is_none_or(|from| error.line >= from) && error.line < to;
        self.errors.iter().filter(inside).collect()
    }
}

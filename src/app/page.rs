//! From a route to what stands there: the lecture's step, the quiz, or the sentence that says why there is nothing.

use std::rc::Rc;

use course::{Lecture, Quiz, Step};

use crate::lab::Entry;
use crate::navigation::Turn;
use crate::route::Route;

/// The lectures of this course.
pub type Lectures = Vec<Rc<Lecture>>;

/// What a route shows.
pub enum Page {
    /// What this is.
    Home,
    /// A step of a lecture.
    Lecture {
        /// The lecture.
        lecture: Rc<Lecture>,
        /// How many steps come before.
        index: usize,
    },
    /// A quiz.
    Quiz(&'static Quiz),
    /// The Lab, and what it opens with.
    Lab(Entry),
    /// Nothing.
    Missing {
        /// Why, in one sentence.
        reason: String,
    },
}

impl Page {
    /// Looks a route up.
    pub fn of(route: &Route, lectures: &[Rc<Lecture>]) -> Self {
        match route {
            Route::Home => Self::Home,
            Route::Lecture { slug, step } => match lectures.iter().find(|lecture| lecture.slug == *slug) {
                Some(lecture) => Self::step(lecture, step.as_deref()),
                None => Self::missing(format!("There is no lecture called \u{201c}{slug}\u{201d}.")),
            },
            Route::Quiz { id } => match course::quizzes().iter().find(|quiz| quiz.id == id) {
                Some(quiz) => Self::Quiz(quiz),
                None => Self::missing(format!("There is no quiz called \u{201c}{id}\u{201d}.")),
            },
            Route::Shared { link } => Self::Lab(Entry::shared(link)),
            Route::Lab { example } => match Entry::example(example.as_deref()) {
                Ok(entry) => Self::Lab(entry),
                Err(reason) => Self::missing(reason),
            },
            Route::Unknown(_) => Self::missing(format!("There is no page at \u{201c}{route}\u{201d}.")),
        }
    }

    /// The step that is shown, in a lecture.
    pub fn shown(&self) -> Option<&Step> {
        match self {
            Self::Lecture { lecture, index } => lecture.steps.get(*index),
            _ => None,
        }
    }

    /// The route of the step before or after the one that is shown.
    pub fn turned(&self, turn: Turn) -> Option<Route> {
        let Self::Lecture { lecture, index } = self else { return None };
        let index = match turn {
            Turn::Back => index.checked_sub(1)?,
            Turn::Next => index + 1,
        };
        step_route(lecture, index)
    }

    /// The title of the browser's tab.
    pub fn title(&self) -> String {
        match self {
            Self::Home => "memlane: how an operating system virtualizes memory".to_owned(),
            Self::Lecture { lecture, .. } => {
                let step = self.shown().map_or("", |step| step.title.as_str());
                format!("{step} \u{b7} {} \u{b7} memlane", lecture.title)
            }
            Self::Quiz(quiz) => format!("{} \u{b7} memlane", quiz.title),
            Self::Lab(entry) if entry.name().is_empty() => "Lab \u{b7} memlane".to_owned(),
            Self::Lab(entry) => format!("{} \u{b7} Lab \u{b7} memlane", entry.name()),
            Self::Missing { .. } => "Not here \u{b7} memlane".to_owned(),
        }
    }

    fn step(lecture: &Rc<Lecture>, slug: Option<&str>) -> Self {
        let index = match slug {
            None => Some(0),
            Some(slug) => lecture.step(slug).map(|(index, _)| index),
        };
        match index {
            Some(index) => Self::Lecture { lecture: lecture.clone(), index },
            None => Self::missing(format!(
                "The lecture \u{201c}{}\u{201d} has no step called \u{201c}{}\u{201d}.",
                lecture.title,
                slug.unwrap_or_default()
            )),
        }
    }

    fn missing(reason: String) -> Self {
        Self::Missing { reason }
    }
}

/// Where a lecture's step of that index stands.
pub fn step_route(lecture: &Lecture, index: usize) -> Option<Route> {
    lecture.steps.get(index).map(|step| Route::lecture(&lecture.slug, Some(&step.slug)))
}

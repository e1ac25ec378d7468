//! Quizzes: questions of a topic, programs whose names are to be placed, and how far one is.
//!
//! | file | what it is |
//! | --- | --- |
//! | `address` | what an address says: which quiz, which seed, where in it |
//! | `paper` | what stands at an address |
//! | `draw`, `source` | a quiz's tasks: by the seed, or from a program by the reader of C |
//! | `task`, `log`, `run` | a task, what was done with it and what that is worth; all of a quiz |
//! | `outcome` | what became of a task, for a frame's host |
//! | `progress`, `kept`, `today` | what is known and what is to be repeated, as the browser keeps it |
//! | `code` | a results code, by which a teacher's page counts for itself |
//! | `page`, `frame` | a quiz on the page, what stands around a task |
//! | `asked`, `given`, `words` | a question |
//! | `matched`, `board`, `names`, `program`, `space`, `drag`, `feedback` | a program and its names |
//! | `results`, `overview`, `own` | how it went, what there is, the student's own C |
//! | `class`, `check` | for a class: the same questions for everyone, the check of results codes |

mod address;
mod asked;
mod board;
mod check;
mod class;
mod code;
mod drag;
mod draw;
mod feedback;
mod frame;
mod given;
mod kept;
mod log;
mod matched;
mod names;
mod outcome;
mod overview;
mod own;
mod page;
mod paper;
mod program;
mod progress;
mod results;
mod run;
mod source;
mod space;
mod task;
mod today;
mod words;

use yew::Html;

use self::address::At;
pub use self::paper::Paper;
use crate::settings::Settings;

/// Where the quiz of an address begins, behind `#/quiz`; none where everyone has another one.
pub fn begun(rest: &str) -> Option<String> {
    match Paper::of(rest) {
        Ok(Paper::Quiz(address, kind)) if kind.is_for_a_class() => Some(address.at(At::Begin).to_string()),
        _ => None,
    }
}

/// Draws a paper.
pub fn quiz(paper: &Paper, settings: Settings) -> Html {
    match paper {
        Paper::Overview => overview::overview(),
        Paper::Own => own::own(),
        Paper::Check => check::check(),
        Paper::Quiz(address, kind) => page::quiz(address, *kind, settings),
    }
}

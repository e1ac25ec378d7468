//! What became of a task, for the page that holds this one in a frame.

use course::Matching;
use course::practice::{Form, Question};

use super::log::Move;
use super::run::Run;
use super::task::{Standing, Task};
use crate::embed::{Outcome, Said};

/// What became of a task, once that is known: of a question with its first answer, of a program when all its names are in
/// place, of both when the answer is looked up. None where it was known before, or is not known yet.
pub fn outcome(run: &Run, place: usize, before: Standing) -> Option<Outcome> {
    let (task, after) = (run.tasks().get(place)?, run.standing(place));
    let is_known = |standing: &Standing| match task {
        Task::Ask(_) => standing.begun || standing.settled,
        Task::Match(_) => standing.settled,
    };
    if is_known(&before) || !is_known(&after) {
        return None;
    }
    let (given, right) = match task {
        Task::Ask(question) => (chosen(question, run.log(place)), key(question)),
        Task::Match(matching) => (placed(matching, run.log(place)), places(matching)),
    };
    let text = match task {
        Task::Ask(question) => question.text.replace('`', ""),
        Task::Match(matching) => format!("{}: {}", matching.title, matching.question),
    };
    Some(Outcome { question: task.id(), text, given, right, points: after.points, of: after.of })
}

/// The first answer to a question.
fn chosen(question: &Question, moves: &[Move]) -> Said {
    let said = |done: &Move| match (&question.form, done) {
        (Form::Choose(_), Move::Choose(place)) => Some(Said::Choice(*place)),
        (Form::Type(_), Move::Type(text)) => Some(Said::Text(text.clone())),
        _ => None,
    };
    moves.iter().find_map(said).unwrap_or(Said::Nothing)
}

fn key(question: &Question) -> Said {
    match &question.form {
        Form::Choose(choices) => {
            let right = choices.iter().position(|choice| choice.right);
            right.map_or(Said::Nothing, Said::Choice)
        }
        Form::Type(typed) => Said::Text(match typed.right {
            Some(number) if typed.address => format!("{number:#x}"),
            Some(number) => number.to_string(),
            None => "fault".to_owned(),
        }),
    }
}

/// Where each name was put first.
fn placed(matching: &Matching, moves: &[Move]) -> Said {
    let first = |name: usize| {
        moves.iter().find_map(|done| match done {
            Move::Place(place, segment) if *place == name => Some(segment.index() as usize),
            _ => None,
        })
    };
    Said::Pairs((0..matching.names.len()).map(first).collect())
}

fn places(matching: &Matching) -> Said {
    Said::Pairs(matching.names.iter().map(|name| Some(name.segment.index() as usize)).collect())
}

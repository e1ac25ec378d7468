//! A task of a quiz: a question, or a program whose names are to be placed. And what a person's moves are worth.

use std::rc::Rc;

use course::Matching;
use course::practice::{Question, Reply};

use super::log::Move;

/// A task.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// A question.
    Ask(Rc<Question>),
    /// A program.
    Match(Rc<Matching>),
}

/// How a task stands after some moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Answers that were right at the first try: 1 at most for a question, one for each name of a program.
    pub points: usize,
    /// So many there could be.
    pub of: usize,
    /// Whether all is answered, or was looked up.
    pub settled: bool,
    /// Whether anything was tried.
    pub begun: bool,
    /// Whether the hint was taken before it was settled.
    pub hinted: bool,
    /// Whether the answer was looked up before it was found.
    pub shown: bool,
}

impl Standing {
    /// A hint, or the answer itself, helps with any task.
    fn take_help(&mut self, done: &Move) {
        match done {
            Move::Hint => self.hinted = true,
            Move::Show => (self.shown, self.settled) = (true, true),
            _ => {}
        }
    }

    /// Whether the person can do it: everything right at once, with no help.
    pub fn is_known(&self) -> bool {
        self.settled && self.points == self.of && !self.hinted && !self.shown
    }
}

impl Task {
    /// The skill that it practises, a name in the record of progress.
    pub fn skill(&self) -> String {
        match self {
            Self::Ask(question) => {
                let parts = question.id.rsplit_once('/');
                parts.map_or(question.id.as_str(), |(skill, _)| skill).to_owned()
            }
            Self::Match(_) => self.id(),
        }
    }

    /// Its name, the same for everyone: that of a question, or of a program.
    pub fn id(&self) -> String {
        match self {
            Self::Ask(question) => question.id.clone(),
            Self::Match(matching) => format!("match/{}", matching.id),
        }
    }

    /// What is asked, without what is given.
    pub fn text(&self) -> &str {
        match self {
            Self::Ask(question) => &question.text,
            Self::Match(matching) => &matching.source,
        }
    }

    /// Whether a move answers the task, or a name of it, rightly; none where it is no answer.
    pub fn is_right(&self, done: &Move) -> Option<bool> {
        match (self, done) {
            (Self::Ask(question), done) => worth(question, done),
            (Self::Match(matching), Move::Place(place, segment)) => {
                matching.names.get(*place).map(|name| name.segment == *segment)
            }
            _ => None,
        }
    }

    /// What it is about, in a few words.
    pub fn title(&self) -> &str {
        match self {
            Self::Ask(question) => question.skill.title,
            Self::Match(matching) => &matching.title,
        }
    }

    /// How it stands.
    pub fn standing(&self, moves: &[Move]) -> Standing {
        match self {
            Self::Ask(question) => asked(question, moves),
            Self::Match(matching) => matched(matching, moves),
        }
    }
}

fn asked(question: &Question, moves: &[Move]) -> Standing {
    let mut standing = Standing { of: 1, ..Standing::default() };
    for done in moves {
        if standing.settled {
            break;
        }
        standing.take_help(done);
        if let Some(right) = worth(question, done) {
            standing.points += usize::from(right && !standing.begun);
            standing.begun = true;
            standing.settled = right;
        }
    }
    standing
}

/// Whether a move answers the question, and rightly.
fn worth(question: &Question, done: &Move) -> Option<bool> {
    let reply = reply(done)?;
    question.mark(&reply).ok().map(|verdict| verdict.right)
}

/// The reply that a move is.
pub fn reply(done: &Move) -> Option<Reply> {
    match done {
        Move::Choose(place) => Some(Reply::Chosen(*place)),
        Move::Type(text) => Some(Reply::Typed(text.clone())),
        _ => None,
    }
}

fn matched(matching: &Matching, moves: &[Move]) -> Standing {
    let names = &matching.names;
    let mut standing = Standing { of: names.len(), ..Standing::default() };
    let mut tried = vec![false; names.len()];
    let mut stack: Vec<(usize, bool)> = Vec::new();
    for done in moves {
        if standing.settled {
            break;
        }
        standing.take_help(done);
        match done {
            Move::Undo => drop(stack.pop()),
            Move::Restart => stack.clear(),
            Move::Place(place, segment) => {
                let (Some(name), Some(tried)) = (names.get(*place), tried.get_mut(*place)) else { continue };
                let right = name.segment == *segment;
                standing.points += usize::from(right && !*tried);
                (*tried, standing.begun) = (true, true);
                stack.push((*place, right));
                standing.settled = (0..names.len()).all(|name| is_in_place(&stack, name));
            }
            Move::Hint | Move::Show | Move::Choose(_) | Move::Type(_) => {}
        }
    }
    standing
}

/// Whether the last placement of a name was the right one.
fn is_in_place(stack: &[(usize, bool)], name: usize) -> bool {
    stack.iter().rev().find(|(place, _)| *place == name).is_some_and(|(_, right)| *right)
}

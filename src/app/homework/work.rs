//! A problem that is being worked on: what was typed, marked, explained and shown. No web types, so that native tests can
//! read it.

use std::rc::Rc;

use course::homework::{HeapMoment, Problem, Question, Verdict};

/// A problem and how far the person has come with it.
pub struct Work {
    /// The problem.
    pub problem: Rc<Problem>,
    /// What is asked.
    pub questions: Vec<Question>,
    /// What became of each question.
    pub tries: Vec<Try>,
    /// The question that the picture is about.
    pub looked: usize,
    /// So many questions are on the page.
    pub shown: usize,
    /// Of malloc.py the heap at the start and after each operation, as far as they are to be seen.
    pub heaps: Vec<Option<Rc<HeapMoment>>>,
}

/// What became of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Try {
    /// What stands in its field.
    pub typed: String,
    /// Whether it was typed after the last check.
    pub fresh: bool,
    /// What it was worth when it was checked last.
    pub verdict: Option<Verdict>,
    /// Whether the answer was looked up before it was found.
    pub told: bool,
    /// Whether the way to the answer is unfolded.
    pub explained: bool,
}

/// What a person does with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Has typed this.
    Type(String),
    /// Wants it marked.
    Check,
    /// Unfolds the way to the answer, or folds it.
    Explain,
    /// Looks the answer up.
    Show,
}

/// How many questions there are, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// All of them.
    pub all: usize,
    /// Answered by the person.
    pub right: usize,
    /// Looked up.
    pub told: usize,
}

/// Questions that come onto the page at a time.
pub const AT_A_TIME: usize = 40;

impl Try {
    /// Whether the person found the answer.
    pub fn is_right(&self) -> bool {
        !self.told && self.verdict.as_ref().is_some_and(|verdict| verdict.right)
    }

    /// Whether the answer may be seen.
    pub fn is_settled(&self) -> bool {
        self.told || self.is_right()
    }

    /// Whether the last answer was wrong, and the right one is not known.
    pub fn is_wrong(&self) -> bool {
        !self.is_settled() && self.verdict.is_some()
    }
}

impl Work {
    /// A problem to begin with; with `-c` its answers are there at once.
    pub fn new(problem: Rc<Problem>) -> Self {
        let questions = problem.questions();
        let begun = Try { told: problem.flags().compute(), ..Try::default() };
        let tries = vec![begun; questions.len()];
        let mut work = Self { problem, questions, tries, looked: 0, shown: 0, heaps: Vec::new() };
        work.show_more();
        work
    }

    /// Brings more questions onto the page.
    pub fn show_more(&mut self) {
        self.shown = (self.shown + AT_A_TIME).min(self.questions.len());
        self.look_into_heaps();
    }

    /// Does what the person asks for; says whether anything on the page changes.
    pub fn act(&mut self, question: usize, act: Act) -> bool {
        let Some(tried) = self.tries.get_mut(question) else { return false };
        match act {
            Act::Type(typed) => {
                tried.typed = typed;
                tried.fresh = true;
                return false;
            }
            Act::Check => {
                tried.verdict = self.problem.mark(question, &tried.typed);
                tried.fresh = false;
            }
            Act::Explain => {
                tried.explained = !tried.explained;
                tried.told |= !tried.is_right();
            }
            Act::Show => tried.told |= !tried.is_right(),
        }
        self.looked = question;
        self.look_into_heaps();
        true
    }

    /// Marks every question in whose field something stands.
    pub fn check_all(&mut self) {
        let looked = self.looked;
        for question in 0..self.shown {
            if self.tries.get(question).is_some_and(|tried| !tried.typed.trim().is_empty()) {
                self.act(question, Act::Check);
            }
        }
        self.looked = looked;
    }

    /// How it stands.
    pub fn score(&self) -> Score {
        let count = |which: fn(&Try) -> bool| self.tries.iter().filter(|tried| which(tried)).count();
        Score { all: self.tries.len(), right: count(Try::is_right), told: count(|tried| tried.told) }
    }

    /// Whether everything that is asked about an operation of malloc.py, counted from 1, is known.
    fn knows(&self, done: usize) -> bool {
        done.checked_sub(1).is_none_or(|operation| {
            let asked = self.tries.get(2 * operation..2 * operation + 2);
            asked.is_some_and(|asked| asked.iter().all(Try::is_settled))
        })
    }

    /// Lets the machine say how the heap stands wherever that gives nothing away.
    fn look_into_heaps(&mut self) {
        let Problem::Malloc(problem) = &*self.problem else { return };
        let shown = self.shown.div_ceil(2) + 1;
        self.heaps.resize(shown, None);
        for done in 0..shown {
            let known = self.knows(done);
            if let Some(place) = self.heaps.get_mut(done).filter(|place| known && place.is_none()) {
                *place = Some(Rc::new(problem.heap(done)));
            }
        }
    }
}

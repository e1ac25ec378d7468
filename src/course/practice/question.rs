//! A question, what is given with it, and how a reply is judged.

use sim::Scenario;

use super::form::{Form, Typed};
use super::topic::Skill;
use crate::homework::{Verdict, read_answer};

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Unique and stable: `translate/segmentation-stack/41` is the same question for ever.
    pub id: String,
    /// What it practises.
    pub skill: &'static Skill,
    /// What is asked, one or two sentences. Code stands between backticks, here and in all that follows.
    pub text: String,
    /// What one must know to answer, beside what is always known.
    pub given: Vec<Given>,
    /// What helps without telling the answer.
    pub hint: String,
    /// How it is answered.
    pub form: Form,
    /// The way to the answer, step by step; the last step states it.
    pub worked: Vec<String>,
    /// The machine that proves the answer: it opens where the question is asked, and what follows shows the answer.
    pub scenario: Scenario,
}

/// Something that is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A program: C or assembly, a line each.
    Code(Vec<String>),
    /// A table with its heads: registers, segments, a free list.
    Table {
        /// What it is about.
        title: String,
        /// The head of each column.
        heads: Vec<String>,
        /// Its rows, each as long as the heads.
        rows: Vec<Vec<String>>,
    },
}

impl Given {
    /// A table.
    pub(super) fn table(title: impl Into<String>, heads: &[&str], rows: Vec<Vec<String>>) -> Self {
        Self::Table {
            title: title.into(),
            heads: heads.iter().map(|head| (*head).to_owned()).collect(),
            rows,
        }
    }
}

/// A person's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The choice at that place.
    Chosen(usize),
    /// What was typed.
    Typed(String),
}

impl Question {
    /// Judges a reply. What could not be an answer at all is refused with an error that says how to write one.
    pub fn mark(&self, reply: &Reply) -> Result<Verdict, String> {
        match (&self.form, reply) {
            (Form::Choose(choices), Reply::Chosen(place)) => {
                let choice = choices.get(*place).ok_or_else(|| {
                    format!("There is no choice {}; there are {}.", place + 1, choices.len())
                })?;
                Ok(Verdict { right: choice.right, mistake: None, reason: choice.reason.clone() })
            }
            (Form::Type(typed), Reply::Typed(text)) => typed.mark(text),
            (Form::Choose(_), Reply::Typed(_)) => Err("Choose one of the answers.".to_owned()),
            (Form::Type(_), Reply::Chosen(_)) => Err("Type the answer.".to_owned()),
        }
    }

    /// The right answer, as one may read it.
    pub fn answer(&self) -> String {
        self.form.answer()
    }
}

impl Typed {
    fn mark(&self, text: &str) -> Result<Verdict, String> {
        let value = read_answer(text, self.may_fault)?;
        if value == self.right {
            return Ok(Verdict { right: true, mistake: None, reason: self.reason.clone() });
        }
        let slip = self.slips.iter().find(|slip| slip.value == value);
        let reason = slip.map_or(&self.otherwise, |slip| &slip.reason).clone();
        Ok(Verdict { right: false, mistake: None, reason })
    }

    /// A number as the question writes it.
    pub fn shown(&self, value: Option<u64>) -> String {
        match value {
            None => "a fault".to_owned(),
            Some(value) if self.address => format!("`{value:#x}` ({value})"),
            Some(value) => value.to_string(),
        }
    }
}

//! An item: what every format writes, whatever task it comes from.

use std::collections::BTreeSet;

use sim::SegmentName;

use super::Task;
use super::homework;
use super::html;
use super::spelling::{NUMBER, number_or, spellings};
use crate::xml::{Element, Node, fragment};
use course::practice::{self, Choice, Question, Typed};
use course::{Matching, Name};

/// A question as platforms know them. Code stands between backticks in every text.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Unique among the items of an export: letters, digits, `-`, `.`, `_` and `/`.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// What is asked.
    pub ask: String,
    /// What is given.
    pub given: Vec<Element>,
    /// What helps without telling the answer; may be empty.
    pub hint: String,
    /// The way to the answer.
    pub worked: Vec<String>,
    /// How it is answered.
    pub form: Form,
}

/// How an item is answered.
#[derive(Clone, Debug)]
pub(super) enum Form {
    /// By one of these choices.
    Choose(Vec<Choice>),
    /// By typing.
    Type {
        /// The right answer, and then typical wrong ones.
        answers: Vec<Answer>,
        /// What is told about any other; may be empty.
        otherwise: String,
    },
    /// By finding the target of each name.
    Match {
        /// Names, each with the place of its target.
        pairs: Vec<(String, usize)>,
        /// The targets, without code.
        targets: Vec<&'static str>,
    },
}

/// A typed answer.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// The ways to type it, the best known one first.
    pub spellings: Vec<String>,
    /// Why it is right or wrong.
    pub reason: String,
    /// Whether it is right.
    pub right: bool,
}

/// What a question by seed calls an access that is refused.
const FAULT: &str = "fault";

/// The longest id that Moodle keeps has 100 characters; some are left for a number.
const LONGEST_ID: usize = 90;

/// The items of some tasks, without those that have no right answer.
pub(super) fn items(tasks: &[Task]) -> Vec<Item> {
    let mut taken = BTreeSet::new();
    let of_task = |task: &Task| match task {
        Task::Practice(question) => vec![question.as_ref().into()],
        Task::Matching(matching) => vec![matching.into()],
        Task::Homework(problem) => homework::items(problem),
    };
    let named = |item: Item| Item { id: unique(&item.id, &mut taken), ..item };
    tasks.iter().flat_map(of_task).filter(Item::is_answered).map(named).collect()
}

/// The id with other characters replaced, and a number where it is taken already.
fn unique(id: &str, taken: &mut BTreeSet<String>) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() || "-._/".contains(c) { c } else { '-' };
    let id: String = id.chars().map(kept).take(LONGEST_ID).collect();
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let free = std::iter::once(id.clone()).chain(numbered).find(|id| !taken.contains(&id.to_lowercase()));
    let free = free.unwrap_or(id);
    taken.insert(free.to_lowercase());
    free
}

impl Item {
    fn is_answered(&self) -> bool {
        match &self.form {
            Form::Choose(choices) => choices.iter().any(|choice| choice.right),
            Form::Type { answers, .. } => answers.iter().any(|answer| answer.right),
            Form::Match { pairs, .. } => !pairs.is_empty(),
        }
    }

    /// Its name in lists of questions.
    pub fn name(&self) -> String {
        format!("{} ({})", self.title, self.id)
    }

    /// What is asked and given.
    pub fn body(&self) -> Vec<Node> {
        let ask = std::iter::once(html::paragraph(&self.ask));
        ask.chain(self.given.iter().cloned()).map(Node::from).collect()
    }

    /// What is asked and given, as HTML.
    pub fn body_html(&self) -> String {
        fragment(&self.body())
    }

    /// The way to the answer, as HTML; empty where there is none.
    pub fn worked_html(&self) -> String {
        if self.worked.is_empty() { String::new() } else { fragment(&[html::steps(&self.worked).into()]) }
    }
}

impl From<&Question> for Item {
    fn from(question: &Question) -> Self {
        Self {
            id: question.id.clone(),
            title: question.skill.title.to_owned(),
            ask: question.text.clone(),
            given: question.given.iter().map(html::given).chain(how(&question.form)).collect(),
            hint: question.hint.clone(),
            worked: question.worked.clone(),
            form: match &question.form {
                practice::Form::Choose(choices) => Form::Choose(choices.clone()),
                practice::Form::Type(typed) => written(typed),
            },
        }
    }
}

/// How to answer, where one cannot see it.
fn how(form: &practice::Form) -> Option<Element> {
    match form {
        practice::Form::Choose(_) => None,
        practice::Form::Type(typed) if typed.may_fault => Some(html::paragraph(&number_or(FAULT))),
        practice::Form::Type(_) => Some(html::paragraph(NUMBER)),
    }
}

fn written(typed: &Typed) -> Form {
    let answer = |value: Option<u64>, reason: &str, right| Answer {
        spellings: spellings(value.map(i128::from), FAULT),
        reason: reason.to_owned(),
        right,
    };
    let right = answer(typed.right, &typed.reason, true);
    let slips = typed.slips.iter().map(|slip| answer(slip.value, &slip.reason, false));
    Form::Type { answers: std::iter::once(right).chain(slips).collect(), otherwise: typed.otherwise.clone() }
}

impl From<&Matching> for Item {
    fn from(matching: &Matching) -> Self {
        let reason = |name: &Name| format!("{}: {}", label(name, &matching.names), name.reason(name.segment));
        let mut ask = matching.question.clone();
        let form = match matching.names.as_slice() {
            [name] => {
                ask = format!("{ask} In which segment does `{}` live?", name.name);
                chosen(name)
            }
            names => Form::Match {
                pairs: names.iter().map(|name| (label(name, names), name.segment as usize)).collect(),
                targets: SegmentName::ALL.map(SegmentName::name).into(),
            },
        };
        Self {
            id: matching.id.clone(),
            title: matching.title.clone(),
            ask,
            given: vec![html::program(matching.source.lines())],
            hint: matching.hint.clone(),
            worked: matching.names.iter().map(reason).collect(),
            form,
        }
    }
}

/// Platforms match nothing less than two names.
fn chosen(name: &Name) -> Form {
    let choice = |segment: SegmentName| Choice {
        label: segment.name().to_owned(),
        reason: name.reason(segment).to_owned(),
        right: segment == name.segment,
    };
    Form::Choose(SegmentName::ALL.map(choice).into())
}

/// A name; with its function and its line where another one is called the same.
fn label(name: &Name, all: &[Name]) -> String {
    let called = all.iter().filter(|other| other.name == name.name).count();
    let of = name.function.as_ref().map(|function| format!(" of `{function}`")).unwrap_or_default();
    match called {
        0 | 1 => format!("`{}`", name.name),
        _ => format!("`{}`{of}, line {}", name.name, name.line),
    }
}

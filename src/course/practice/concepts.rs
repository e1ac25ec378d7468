//! Questions on the ideas of the lecture and its facts. They are written down, in `course/concepts/`; their answers are
//! not: each names a quantity, and the machine says which answer is right.
//!
//! ````text
//! ## Title {#name}
//!
//! What is given: text, a program, a table.
//!
//! ```sim                       the machine
//! ```predict quantity          the question, its answers, a reason for each
//!
//! ### Notes
//!
//! The hint.
//!
//! - A step of the way to the answer.
//! ````

mod words;

use sim::Timeline;

use super::attempt;
use super::dice::Dice;
use super::form::{Choice, Form, Slip, Typed};
use super::question::{Given, Question};
use super::topic::Skill;
use crate::homework::read_answer;
use crate::lecture::{Answer, Block, Predict, Step, concepts};
use words::{paragraphs, words};

include!(concat!(env!("OUT_DIR"), "/concept_skills.rs"));

/// A skill for each file.
pub(super) fn skills() -> &'static [Skill] {
    SKILLS
}

/// A question of the skill's file, each as likely as the others.
pub(super) fn draw(skill: &'static Skill, dice: &mut Dice) -> Question {
    let steps = concepts(skill.id).map(|file| file.steps).unwrap_or_default();
    attempt::first(skill, dice, &|dice| {
        let which = dice.below(steps.len() as u64) as usize;
        question(skill, steps.get(which)?, dice)
    })
}

/// The question of a step; none where the machine has an answer that is not there, which tests prove not to happen.
fn question(skill: &'static Skill, step: &Step, dice: &mut Dice) -> Option<Question> {
    let predict = step.predict.as_ref()?;
    let timeline = Timeline::run(&step.scenario).ok()?;
    let right = predict.key(&timeline).ok()?;
    let mut text = paragraphs(&step.body);
    text.extend(paragraphs(&predict.question));
    let mut worked = steps(&step.notes);
    let answer = predict.answers.get(right)?;
    worked.push(format!("The answer: {}.", words(&answer.label)));
    let form = if predict.typed { typed(predict, right)? } else { chosen(predict, right, dice) };
    Some(Question {
        id: String::new(),
        skill,
        text: text.join(" "),
        given: step.body.iter().filter_map(given).collect(),
        hint: paragraphs(&step.notes).join(" "),
        form,
        worked,
        scenario: step.scenario.clone(),
    })
}

fn chosen(predict: &Predict, right: usize, dice: &mut Dice) -> Form {
    let choice = |(place, answer): (usize, &Answer)| Choice {
        label: words(&answer.label),
        reason: words(&answer.reason),
        right: place == right,
    };
    Form::shuffled(predict.answers.iter().enumerate().map(choice).collect(), dice)
}

fn typed(predict: &Predict, right: usize) -> Option<Form> {
    let number = |value: &str| read_answer(value, false).ok().flatten();
    let answer = predict.answers.get(right)?;
    let others = predict.answers.iter().enumerate().filter(|(place, _)| *place != right);
    let slips = others.map(|(_, other)| Slip { value: number(&other.value), reason: words(&other.reason) });
    Some(Form::Type(Typed {
        right: Some(number(&answer.value)?),
        reason: words(&answer.reason),
        slips: slips.collect(),
        otherwise: words(&predict.otherwise),
        may_fault: false,
        address: answer.value.starts_with("0x"),
    }))
}

/// A program or a table in the text.
fn given(block: &Block) -> Option<Given> {
    match block {
        Block::Code { text, .. } => Some(Given::Code(text.lines().map(str::to_owned).collect())),
        Block::Table { head, rows } => Some(Given::Table {
            title: "Given".to_owned(),
            heads: head.iter().map(|cell| words(cell)).collect(),
            rows: rows.iter().map(|row| row.iter().map(|cell| words(cell)).collect()).collect(),
        }),
        _ => None,
    }
}

/// The steps to the answer: the items of the lists in the notes.
fn steps(notes: &[Block]) -> Vec<String> {
    let lists = notes.iter().filter_map(|block| match block {
        Block::List { items, .. } => Some(items),
        _ => None,
    });
    lists.flatten().map(|item| paragraphs(item).join(" ")).collect()
}

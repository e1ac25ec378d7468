//! The items of a homework problem: each address that is to be translated, each allocation.

use super::html;
use super::item::{Answer, Form, Item};
use super::spelling::{NUMBER, number_or, spellings};
use crate::xml::Element;
use course::homework::{Malloc, Operation, Problem, Question};

/// What OSTEP's homework calls an access that is refused.
const VIOLATION: &str = "violation";

/// The items of a problem.
pub(super) fn items(problem: &Problem) -> Vec<Item> {
    let questions = problem.questions();
    questions.iter().enumerate().filter_map(|(place, question)| item(problem, place, question)).collect()
}

fn item(problem: &Problem, place: usize, question: &Question) -> Option<Item> {
    let mut given = vec![facts(problem)];
    match problem {
        Problem::Malloc(malloc) => {
            given.extend(asked(malloc, place)?);
            given.push(html::paragraph(NUMBER));
        }
        Problem::Relocation(_) | Problem::Segmentation(_) => {
            given.push(html::paragraph(&number_or(VIOLATION)));
        }
    }
    let command = problem.flags().to_string();
    let command = command.trim_start_matches("./");
    let explained = problem.explain(place);
    let worked = explained.map(|explained| [explained.steps, explained.notes].concat());
    let reason = problem.mark(place, &question.answer).map(|verdict| verdict.reason);
    let answer = Answer {
        spellings: spellings(question.answer.parse().ok(), VIOLATION),
        reason: reason.unwrap_or_default(),
        right: true,
    };
    Some(Item {
        id: format!("homework/{command}/{}", place + 1),
        title: command.to_owned(),
        ask: question.text.clone(),
        given,
        hint: String::new(),
        worked: worked.unwrap_or_default(),
        form: Form::Type { answers: vec![answer], otherwise: String::new() },
    })
}

fn facts(problem: &Problem) -> Element {
    let rows = problem.facts().into_iter().map(|fact| vec![fact.name.to_owned(), fact.value]);
    let heads = ["what", "value"].map(str::to_owned);
    html::table("Given", &heads, &rows.collect::<Vec<_>>())
}

/// The free list before an allocation, where it is not the whole heap; none where the question is no allocation's.
fn asked(problem: &Malloc, place: usize) -> Option<Option<Element>> {
    let index = place / 2;
    let allocates = matches!(problem.operations.get(index)?, Operation::Alloc { .. });
    if !place.is_multiple_of(2) || !allocates {
        return None;
    }
    let before = index.checked_sub(1).and_then(|before| problem.operations.get(before));
    Some(before.map(|before| {
        let row =
            |block: &course::homework::FreeBlock| vec![block.address.to_string(), block.size.to_string()];
        let rows: Vec<Vec<String>> = before.free_list().iter().map(row).collect();
        html::table("Free list before, its head first", &["address", "size"].map(str::to_owned), &rows)
    }))
}

//! What an answer is worth, and what is told about it.
//!
//! The rules stand beside the name of the standard template that scores alike: a platform may take the one or the other.

use super::super::html::{paragraph, steps};
use super::super::item::{Answer, Form, Item};
use super::body::{RESPONSE, numbered};
use crate::xml::Element;

/// The name of the feedback on an answer that nobody foresaw.
const OTHERWISE: &str = "OTHERWISE";

/// The name of the way to the answer.
const WORKED: &str = "WORKED";

/// The rules by which an answer is scored.
pub(super) fn processing(form: &Form) -> Element {
    let template = match form {
        Form::Choose(_) => "match_correct",
        Form::Type { .. } | Form::Match { .. } => "map_response",
    };
    let rules = match form {
        Form::Choose(_) => vec![chosen(), set("FEEDBACK", variable())],
        Form::Type { answers, otherwise } => vec![typed(answers, otherwise)],
        Form::Match { .. } => {
            vec![set("SCORE", Element::new("mapResponse").with("identifier", RESPONSE))]
        }
    };
    let solution = set("SOLUTION", value("identifier", WORKED));
    Element::new("responseProcessing").with("template", template).all(rules).and(solution)
}

fn chosen() -> Element {
    let right =
        Element::new("match").and(variable()).and(Element::new("correct").with("identifier", RESPONSE));
    let right = Element::new("responseIf").and(right).and(score("1"));
    Element::new("responseCondition").and(right).and(Element::new("responseElse").and(score("0")))
}

/// A case for each answer, and one for all others.
fn typed(answers: &[Answer], otherwise: &str) -> Element {
    let case = |(place, answer): (usize, &Answer)| {
        let name = if place == 0 { "responseIf" } else { "responseElseIf" };
        let same = |word: &String| {
            let same = Element::new("stringMatch").with("caseSensitive", "false");
            same.and(variable()).and(value("string", word))
        };
        Element::new(name)
            .and(Element::new("or").all(answer.spellings.iter().map(same)))
            .and(score(if answer.right { "1" } else { "0" }))
            .and(set("FEEDBACK", value("identifier", &numbered('A', place))))
    };
    let told = (!otherwise.is_empty()).then(|| set("FEEDBACK", value("identifier", OTHERWISE)));
    Element::new("responseCondition")
        .all(answers.iter().enumerate().map(case))
        .and(Element::new("responseElse").and(score("0")).all(told))
}

fn variable() -> Element {
    Element::new("variable").with("identifier", RESPONSE)
}

fn score(points: &str) -> Element {
    set("SCORE", value("float", points))
}

fn set(outcome: &str, to: Element) -> Element {
    Element::new("setOutcomeValue").with("identifier", outcome).and(to)
}

fn value(kind: &str, text: &str) -> Element {
    Element::new("baseValue").with("baseType", kind).and(text)
}

/// What is told about each answer, and the way to the right one.
pub(super) fn feedback(item: &Item) -> Vec<Element> {
    let told = |(name, reason): (String, &str)| {
        (!reason.is_empty()).then(|| modal("FEEDBACK", &name, paragraph(reason)))
    };
    let reasons: Vec<(String, &str)> = match &item.form {
        Form::Choose(choices) => {
            let reasons = choices.iter().map(|choice| choice.reason.as_str());
            reasons.enumerate().map(|(place, reason)| (numbered('C', place), reason)).collect()
        }
        Form::Type { answers, otherwise } => {
            let reasons = answers.iter().map(|answer| answer.reason.as_str());
            let reasons = reasons.enumerate().map(|(place, reason)| (numbered('A', place), reason));
            reasons.chain([(OTHERWISE.to_owned(), otherwise.as_str())]).collect()
        }
        Form::Match { .. } => Vec::new(),
    };
    let worked = (!item.worked.is_empty()).then(|| modal("SOLUTION", WORKED, steps(&item.worked)));
    reasons.into_iter().filter_map(told).chain(worked).collect()
}

fn modal(outcome: &str, name: &str, content: Element) -> Element {
    Element::new("modalFeedback")
        .with("outcomeIdentifier", outcome)
        .with("showHide", "show")
        .with("identifier", name)
        .and(content)
}

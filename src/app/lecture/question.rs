//! A question beside the machine: answered before the machine runs on, and judged by what the machine does.

use course::{Inline, Predict};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, NodeRef};

use super::prose::{inline, prose};
use super::record::Given;
use crate::element::{El, el, text};
use crate::view::answers;

/// The id of what is asked.
const ABOUT: &str = "question";

/// A step's question and how far the person has come with it.
pub struct Question<'a> {
    /// What is asked.
    pub asked: &'a Predict,
    /// Which answer is right; or why the machine cannot say.
    pub key: &'a Result<usize, String>,
    /// What was answered.
    pub given: Option<Given>,
    /// Whether the person wanted to see what follows without having answered.
    pub urged: bool,
    /// What was typed that is no number.
    pub refused: Option<&'a str>,
}

/// What a person can do with a question.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Chooses the answer at that place.
    Choose(usize),
    /// Types one.
    Type(String),
    /// Wants to see it without answering.
    Skip,
    /// Wants to be asked again.
    Again,
}

impl Question<'_> {
    /// The answer that was given last, unless the question was skipped.
    fn last(&self) -> Option<usize> {
        self.given?.last
    }

    fn right(&self) -> Option<usize> {
        self.key.as_ref().ok().copied()
    }

    /// Whether the last answer was right.
    fn is_solved(&self) -> bool {
        self.last().is_some() && self.last() == self.right()
    }

    fn was_skipped(&self) -> bool {
        self.given.is_some() && self.last().is_none()
    }
}

/// Draws the question; `answer` is told what the person does, `field` is where they type.
pub fn question(question: &Question<'_>, answer: &Callback<Answer>, field: &NodeRef) -> El {
    let Predict { question: asked, typed, .. } = question.asked;
    let head = el("div").fixed(&[("class", "question-text"), ("id", ABOUT)]).children(prose(asked));
    let card = el("section").fixed(&[("class", "question"), ("aria-labelledby", ABOUT)]);
    let card = card.child(el("h2").class("question-head").text("Predict first")).child(head);
    if let Err(reason) = question.key {
        let words = format!("This question cannot be asked: {reason}.");
        return card.child(el("p").set("role", "alert").class("refusal").text(words));
    }
    let answers = if *typed { typing(question, answer, field) } else { choices(question, answer) };
    card.child(answers).child(told(question)).child(ways(question, answer))
}

fn choices(question: &Question<'_>, answer: &Callback<Answer>) -> El {
    let choice = |(index, each): (usize, &course::Answer)| {
        let is_last = question.last() == Some(index);
        let is_right = question.right() == Some(index);
        let shown = is_last || (question.was_skipped() && is_right);
        answers::Answer {
            label: inline(&each.label),
            chosen: is_last,
            worth: shown.then_some(is_right),
            closed: question.is_solved() && !is_last,
        }
    };
    let choices = question.asked.answers.iter().enumerate().map(choice);
    answers::choices(ABOUT, choices.collect(), &answer.reform(Answer::Choose))
}

fn typing(question: &Question<'_>, answer: &Callback<Answer>, field: &NodeRef) -> El {
    answers::typing(ABOUT, "a number", question.refused.is_some(), field, &answer.reform(Answer::Type))
}

/// What is said about the last answer.
fn told(question: &Question<'_>) -> El {
    let place = el("div").fixed(&[("class", "reason"), ("role", "status")]);
    if let Some(words) = question.refused {
        let words = format!("\u{201c}{words}\u{201d} is no number: write it like 0x2008 or 8200.");
        return place.child(el("p").class("refusal").text(words));
    }
    let shown = question.last().or_else(|| question.right().filter(|_| question.was_skipped()));
    let Some(shown) = shown else {
        let words = "Choose before you look, or press Step once more to see it without.";
        return if question.urged { place.child(el("p").class("urge").text(words)) } else { place };
    };
    let (class, head) = match (question.was_skipped(), question.right() == Some(shown)) {
        (true, _) => ("reason-text", "The machine says: "),
        (false, true) => ("reason-text is-right", "\u{2713} "),
        (false, false) => ("reason-text is-wrong", "\u{2715} "),
    };
    let answer = question.asked.answers.get(shown);
    let reason: &[Inline] = answer.map_or(&question.asked.otherwise, |answer| &answer.reason);
    let label =
        answer.filter(|_| question.was_skipped()).map(|answer| inline(&answer.label)).unwrap_or_default();
    let between = if label.is_empty() { Vec::new() } else { vec![text(". ")] };
    let line = [text(head)].into_iter().chain(label).chain(between).chain(inline(reason));
    place.child(el("p").class(class).children(line.collect()))
}

/// What else the person can do.
fn ways(question: &Question<'_>, answer: &Callback<Answer>) -> El {
    let way = |words: &'static str, what: Answer| {
        let button = el("button").fixed(&[("type", "button"), ("class", "button quiet-button")]);
        button.on(|| ListenerKind::onclick, answer.reform(move |_| what.clone())).text(words)
    };
    let row = el("div").class("question-ways");
    match question.given {
        None => row.child(way("Show me", Answer::Skip)),
        Some(_) => {
            let hint = if question.is_solved() || question.was_skipped() {
                "Step through it to see why."
            } else {
                "Try another answer, or step through it."
            };
            row.child(el("span").class("quiet").text(hint)).child(way("Ask me again", Answer::Again))
        }
    }
}

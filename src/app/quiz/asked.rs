//! A question of a quiz: what is asked, the answers, what each is worth, the way to the right one.

use course::practice::{Form, Question};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use super::given::given;
use super::log::Move;
use super::task::{Standing, reply};
use super::words::words;
use crate::element::{El, el, text};
use crate::view::answers;

/// The id of what is asked.
const ABOUT: &str = "question";

/// A question and how far the person has come with it.
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// What was done with it.
    pub moves: &'a [Move],
    /// How it stands.
    pub standing: Standing,
    /// Why what was typed last is no answer at all.
    pub refused: Option<&'a str>,
    /// Whether the person wanted the machine to go on without an answer.
    pub urged: bool,
    /// Where an answer is typed.
    pub field: &'a NodeRef,
    /// Who is told what the person does.
    pub act: Callback<Move>,
}

/// Draws the question with what is given.
pub fn asked(asked: &Asked<'_>) -> Vec<Html> {
    let Asked { question, .. } = asked;
    let head = el("div").fixed(&[("class", "question-text"), ("id", ABOUT)]);
    let head = head.child(el("p").children(words(&question.text)));
    let card = el("section")
        .fixed(&[("class", "question"), ("aria-labelledby", ABOUT)])
        .child(head)
        .child(answers(asked))
        .child(told(asked))
        .child(ways(asked));
    let givens = question.given.iter().map(|each| given(each).html());
    givens.chain([card.html()]).chain(worked(asked)).collect()
}

fn answers(asked: &Asked<'_>) -> El {
    let Asked { question, standing, refused, field, act, .. } = asked;
    match &question.form {
        Form::Choose(choices) => {
            let tried = |place: usize| asked.moves.contains(&Move::Choose(place));
            let last = asked.moves.iter().rev().find_map(|done| match done {
                Move::Choose(place) => Some(*place),
                _ => None,
            });
            let answer = |(place, choice): (usize, &course::practice::Choice)| answers::Answer {
                label: words(&choice.label),
                chosen: last == Some(place),
                worth: (tried(place) || (standing.settled && choice.right)).then_some(choice.right),
                // The one that was chosen keeps the focus.
                closed: (standing.settled || tried(place)) && last != Some(place),
            };
            let choices = choices.iter().enumerate().map(answer).collect();
            answers::choices(ABOUT, choices, &act.reform(Move::Choose))
        }
        Form::Type(_) if standing.settled => {
            el("p").class("answer-shown").text("The answer: ").children(words(&question.answer()))
        }
        Form::Type(typed) => {
            let like = match (typed.address, typed.may_fault) {
                (true, true) => "0x2f, 47, or fault",
                (true, false) => "0x2f or 47",
                (false, true) => "a number, or fault",
                (false, false) => "a number",
            };
            answers::typing(ABOUT, like, refused.is_some(), field, &act.reform(Move::Type))
        }
    }
}

/// What is said about the last answer.
fn told(asked: &Asked<'_>) -> El {
    let place = el("div").fixed(&[("class", "reason"), ("role", "status")]);
    let lines = [refusal(asked), verdict(asked), hint(asked), urge(asked)];
    place.children(lines.into_iter().flatten().map(El::html).collect())
}

fn refusal(asked: &Asked<'_>) -> Option<El> {
    asked.refused.map(|why| el("p").class("refusal").children(words(why)))
}

fn verdict(asked: &Asked<'_>) -> Option<El> {
    if asked.refused.is_some() {
        return None;
    }
    let judged = |done: &Move| asked.question.mark(&reply(done)?).ok().map(|verdict| (done.clone(), verdict));
    let (done, verdict) = asked.moves.iter().rev().find_map(judged)?;
    if asked.standing.shown && !verdict.right {
        return None;
    }
    let (class, mark) = match verdict.right {
        true => ("reason-text is-right", "\u{2713} "),
        false => ("reason-text is-wrong", "\u{2715} "),
    };
    let typed = match done {
        Move::Type(typed) if !verdict.right => vec![el("code").text(typed).html(), text(": ")],
        _ => Vec::new(),
    };
    Some(el("p").class(class).text(mark).children(typed).children(words(&verdict.reason)))
}

fn hint(asked: &Asked<'_>) -> Option<El> {
    let hinted = asked.moves.contains(&Move::Hint) && !asked.standing.settled;
    let line = el("p").class("hint").child(el("strong").text("Hint. "));
    hinted.then(|| line.children(words(&asked.question.hint)))
}

fn urge(asked: &Asked<'_>) -> Option<El> {
    let urged = asked.urged && !asked.standing.settled;
    urged.then(|| el("p").class("urge").text("Answer first; then the machine shows it."))
}

/// What else the person can do.
fn ways(asked: &Asked<'_>) -> El {
    let way = |words: &'static str, done: Move| {
        let button = el("button").fixed(&[("type", "button"), ("class", "quiet-button")]);
        button.on(|| ListenerKind::onclick, asked.act.reform(move |_| done.clone())).text(words)
    };
    let row = el("div").class("question-ways");
    if asked.standing.settled {
        return row.child(el("span").class("quiet").text("Press Step: the machine shows it."));
    }
    let hinted = asked.moves.contains(&Move::Hint);
    let hint = way("Hint", Move::Hint).set("aria-disabled", if hinted { "true" } else { "false" });
    row.child(hint).child(way("Show the answer", Move::Show))
}

/// The way to the answer, once it is known.
fn worked(asked: &Asked<'_>) -> Option<Html> {
    let step = |step: &String| el("li").children(words(step)).html();
    let steps = asked.question.worked.iter().map(step).collect();
    let steps = el("details")
        .class("worked")
        .flag("open", asked.standing.shown)
        .child(el("summary").text("Step by step"))
        .child(el("ol").children(steps));
    (asked.standing.settled && !asked.question.worked.is_empty()).then(|| steps.html())
}

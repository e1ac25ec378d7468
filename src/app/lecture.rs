//! A step of a lecture: its text, its stage, the way back and the way on.

use std::rc::Rc;

use course::{Lecture, Step};
use yew::Html;

use super::figure::{self, FigureProps, beside};
use super::prose::prose;
use super::{kicker, link, title};
use crate::element::{El, el};
use crate::navigation::Turn;
use crate::page::Page;
use crate::route::Route;
use crate::settings::Settings;
use crate::stage::Parts;

/// The step of that index; `page` knows what comes before and after.
pub fn lecture(page: &Page, lecture: &Lecture, index: usize, settings: Settings) -> El {
    let Some(step) = lecture.steps.get(index) else { return el("main") };
    let text = el("article")
        .class("text")
        .child(kicker(&step.kicker))
        .child(title(&step.title))
        .children(prose(&step.body))
        .children(notes(step).into_iter().collect())
        .child(pager(page, format!("{} / {}", index + 1, lecture.steps.len())));
    el("main").class("beside").child(text).child(beside(stage(step, settings)))
}

/// The machine of a step.
pub fn stage(step: &Step, settings: Settings) -> Html {
    figure::figure(FigureProps {
        scenario: Rc::new(step.scenario.clone()),
        parts: Parts { actions: false, controls: true },
        keys: true,
        settings,
    })
}

fn notes(step: &Step) -> Option<Html> {
    let notes = el("details").child(el("summary").text("Speaker notes"));
    (!step.notes.is_empty()).then(|| notes.children(prose(&step.notes)).html())
}

fn pager(page: &Page, place: String) -> El {
    let quiz = || course::quizzes().first().map(|quiz| Route::quiz(quiz.id));
    let next = page.turned(Turn::Next);
    let onward = if next.is_some() { "Next \u{2192}" } else { "To the quiz \u{2192}" };
    el("nav")
        .fixed(&[("class", "pager"), ("aria-label", "Steps")])
        .child(button(page.turned(Turn::Back), "button", "\u{2190} Back"))
        .child(el("span").class("quiet").text(place))
        .child(button(next.or_else(quiz), "button strong", onward))
}

fn button(route: Option<Route>, class: &str, words: &'static str) -> El {
    match route {
        Some(route) => link(&route).class(class).text(words),
        None => el("span"),
    }
}

//! The handout: every step with its text and its picture, to be printed in one go.

use course::Step;
use yew::Html;

use super::leaf::{Leaf, What};
use super::prose::{inline, prose};
use crate::element::{El, el};
use crate::numerals;
use crate::settings::Settings;
use crate::stage::still;
use crate::view::{for_paper, kicker, title};

/// Draws the handout.
pub fn handout(leaf: &Leaf, settings: Settings) -> Html {
    let back = leaf.beside(What::Step(0)).route();
    let lecture = &leaf.book.lecture;
    let steps = lecture.steps.iter().enumerate().map(|(index, each)| step(index, each, settings).html());
    let page = el("div")
        .class("plain text handout")
        .child(kicker("Handout"))
        .child(title(&lecture.title))
        .child(for_paper(&back, "\u{2190} To the lecture"))
        .children(steps.collect());
    numerals::written(page.html(), settings.numerals)
}

fn step(index: usize, step: &Step, settings: Settings) -> El {
    let head = format!("{}. {}", index + 1, step.title);
    let words = el("div")
        .class("handout-words")
        .child(kicker(&step.kicker))
        .child(el("h2").text(head))
        .children(prose(&step.body))
        .children(question(step).into_iter().collect());
    // The end would answer the question.
    let Step { scenario, predict, show, .. } = step;
    let position = if predict.is_some() { scenario.opens_at() } else { scenario.commands.len() };
    let picture = still(scenario, position, show.look.as_deref(), settings);
    el("section").class("handout-step").child(words).child(picture)
}

/// The question with its answers, none of them marked: paper is for thinking, too.
fn question(step: &Step) -> Option<Html> {
    let asked = step.predict.as_ref()?;
    let answers = asked.answers.iter().map(|answer| el("li").children(inline(&answer.label)).html());
    let card = el("div").class("question").children(prose(&asked.question));
    let card = if asked.typed {
        card.child(el("p").class("quiet").text("Your answer: ______________"))
    } else {
        card.child(el("ol").class("handout-answers").children(answers.collect()))
    };
    Some(card.html())
}

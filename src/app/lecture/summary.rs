//! Behind the last step: what was answered, what was missed, and the ways back.

use course::Step;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::leaf::{Leaf, What};
use super::prose::{inline, prose};
use super::record::{Record, Worth};
use crate::element::{El, el};
use crate::navigation::Turn;
use crate::route::Route;
use crate::view::{kicker, link, title};

/// Draws the summary; `wipe` is told when the person wants to begin anew.
pub fn summary(leaf: &Leaf, record: &Record, wipe: &Callback<()>) -> Html {
    let asked = asked(leaf);
    let count = |worth: Option<Worth>| {
        asked.iter().filter(|(_, step)| record.given(&step.slug).map(|given| given.first) == worth).count()
    };
    let right = count(Some(Worth::Right));
    let missed = [
        ("Wrong at first", Some(Worth::Wrong)),
        ("Skipped", Some(Worth::Skipped)),
        ("Not answered yet", None),
    ];
    let groups = missed.into_iter().filter(|(_, worth)| count(*worth) > 0);
    let groups = groups.map(|(name, worth)| group(name, worth, leaf, record));
    let told = match (asked.len(), right) {
        (0, _) => "This lecture asks nothing.".to_owned(),
        (all, right) if all == right => format!("All {all} questions right at the first try."),
        (all, right) => format!("{right} of {all} questions right at the first try. Go back to the others:"),
    };
    el("div")
        .class("plain text summary")
        .child(kicker(&leaf.book.lecture.title))
        .child(title("What you answered"))
        .child(el("p").class("summary-told").text(told))
        .children(groups.collect())
        .child(onward(leaf, wipe))
        .html()
}

/// The steps that ask something, each with its place.
fn asked(leaf: &Leaf) -> Vec<(usize, &Step)> {
    leaf.book.lecture.steps.iter().enumerate().filter(|(_, step)| step.predict.is_some()).collect()
}

fn group(name: &'static str, worth: Option<Worth>, leaf: &Leaf, record: &Record) -> Html {
    let steps = asked(leaf).into_iter();
    let steps = steps.filter(|(_, step)| record.given(&step.slug).map(|given| given.first) == worth);
    let entries = steps.map(|(index, step)| entry(leaf, record, index, step).html());
    el("section").child(el("h2").text(name)).child(el("ul").class("ways").children(entries.collect())).html()
}

fn entry(leaf: &Leaf, record: &Record, index: usize, step: &Step) -> El {
    let way = link(&leaf.beside(What::Step(index)).route()).class("way");
    let way = way.child(el("strong").text(format!("{} \u{b7} {}", index + 1, step.title)));
    let Some(asked) = &step.predict else { return el("li").child(way) };
    let last = record.given(&step.slug).and_then(|given| given.last);
    let answer = last.and_then(|last| asked.answers.get(last));
    let said = answer.map(|answer| {
        el("span").child(el("em").text("Your last answer: ")).children(inline(&answer.label)).html()
    });
    el("li").child(
        way.child(el("div").class("summary-question").children(prose(&asked.question)))
            .children(said.into_iter().collect()),
    )
}

fn onward(leaf: &Leaf, wipe: &Callback<()>) -> El {
    // The quiz is about what the project's own lecture tells.
    let own = leaf.book.address.is_none();
    let quiz = course::quizzes().first().filter(|_| own).map(|quiz| Route::quiz(&format!("/{}", quiz.id)));
    let again = el("button")
        .fixed(&[("type", "button"), ("class", "button")])
        .on(|| ListenerKind::onclick, wipe.reform(|_| ()))
        .text("Forget my answers");
    let back = leaf
        .turned(Turn::Back)
        .map(|route| link(&route).class("button").text("\u{2190} To the last step").html());
    let quiz = quiz.map(|route| link(&route).class("button strong").text("To the quiz \u{2192}").html());
    el("div")
        .class("buttons")
        .children(back.into_iter().collect())
        .child(again)
        .children(quiz.into_iter().collect())
}

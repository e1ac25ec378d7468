//! The outline: every step by part, what has been seen, and how its question was answered.

use web_sys::Event;
use yew::{Callback, Html, NodeRef};

use super::leaf::{Leaf, What};
use super::record::{Record, Worth};
use crate::element::{El, el};
use crate::view::{dialog, link};

/// Draws the outline as a sheet over the page.
pub fn outline(leaf: &Leaf, record: &Record, place: &NodeRef, closed: Callback<Event>) -> Html {
    let steps = &leaf.book.lecture.steps;
    let seen = steps.iter().filter(|step| record.has_seen(&step.slug)).count();
    let progress = format!("{seen} of {} steps seen", steps.len());
    let content = [
        el("p").class("quiet").text(progress).html(),
        el("div").class("outline").children(parts(leaf, record)).html(),
    ];
    let more = el("p")
        .class("outline-more")
        .child(link(&leaf.beside(What::Summary).route()).text("What you answered"))
        .child(link(&leaf.beside(What::Handout).route()).text("Handout to print"));
    let content = content.into_iter().chain([more.html()]).collect();
    dialog("Outline", place, closed, content).class("sheet is-outline").key("outline").html()
}

/// The parts, each with its steps.
fn parts(leaf: &Leaf, record: &Record) -> Vec<Html> {
    let mut parts: Vec<(&str, Vec<Html>)> = Vec::new();
    for (index, step) in leaf.book.lecture.steps.iter().enumerate() {
        let entry = entry(leaf, record, index).html();
        match parts.last_mut() {
            Some((name, entries)) if *name == step.kicker => entries.push(entry),
            _ => parts.push((&step.kicker, vec![entry])),
        }
    }
    let part = |(name, entries): (&str, Vec<Html>)| {
        el("section").child(el("h3").text(name.to_owned())).child(el("ol").children(entries)).html()
    };
    parts.into_iter().map(part).collect()
}

fn entry(leaf: &Leaf, record: &Record, index: usize) -> El {
    let Some(step) = leaf.book.lecture.steps.get(index) else { return el("li") };
    let (class, sign, said) = match record.given(&step.slug).map(|given| given.first) {
        Some(Worth::Right) => ("is-right", "\u{2713}", "answered right"),
        Some(Worth::Wrong) => ("is-wrong", "\u{2715}", "answered wrong at first"),
        Some(Worth::Skipped) => ("is-skipped", "\u{2013}", "question skipped"),
        None if step.predict.is_some() => ("is-asked", "?", "a question waits"),
        None if record.has_seen(&step.slug) => ("is-seen", "\u{b7}", "seen"),
        None => ("", "", ""),
    };
    let way = link(&leaf.beside(What::Step(index)).route());
    let way = if leaf.what == What::Step(index) { way.set("aria-current", "step") } else { way };
    let number = el("span").class("outline-number").text((index + 1).to_string());
    let mark = el("span")
        .class(&format!("outline-mark {class}"))
        .child(el("span").set("aria-hidden", "true").text(sign));
    let mark =
        if said.is_empty() { mark } else { mark.child(el("span").class("hidden-visually").text(said)) };
    el("li").child(way.child(number).child(el("span").text(step.title.clone())).child(mark))
}

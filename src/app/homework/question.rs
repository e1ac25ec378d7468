//! One question: its field, what the answer was worth, the way to the right one.

use course::homework::Problem;
use web_sys::Event;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::desk::note;
use super::page::Msg;
use super::work::{Act, Try, Work};
use crate::dom;
use crate::element::{El, el};

/// A question of a problem.
pub struct Asked<'a> {
    /// The problem.
    pub work: &'a Work,
    /// Which question.
    pub index: usize,
    /// Who is told what the person does.
    pub link: &'a Callback<Msg>,
}

impl Asked<'_> {
    fn on(&self, act: fn() -> Act) -> Callback<Event> {
        let index = self.index;
        self.link.reform(move |event: Event| {
            event.prevent_default();
            Msg::Act(index, act())
        })
    }

    fn id(&self, what: &str) -> String {
        format!("{what}-{}", self.index)
    }
}

/// Draws a question.
pub fn question(asked: &Asked<'_>) -> El {
    let (index, work) = (asked.index, asked.work);
    let (Some(question), Some(tried)) = (work.questions.get(index), work.tries.get(index)) else {
        return el("div");
    };
    let look = asked.link.reform(move |_| Msg::Look(index));
    let class = if work.looked == index { "ask is-looked" } else { "ask" };
    let words =
        el("label").set("for", asked.id("answer")).set("id", asked.id("ask")).text(question.text.clone());
    let form = el("form").class("ask-form").on(|| ListenerKind::onsubmit, asked.on(|| Act::Check));
    el("div")
        .class(class)
        .set("role", "group")
        .set("aria-labelledby", asked.id("ask"))
        .on(|| ListenerKind::onfocusin, look.clone())
        .on(|| ListenerKind::onclick, look)
        .child(form.child(words).child(field(asked, tried)).child(check(index)))
        .child(told(asked, tried, &question.answer))
        .child(ways(asked, tried))
        .children(way(asked, tried).into_iter().collect())
}

fn field(asked: &Asked<'_>, tried: &Try) -> El {
    let index = asked.index;
    let typed = asked.link.reform(move |event: Event| Msg::Act(index, Act::Type(dom::value(&event))));
    let hint = match &*asked.work.problem {
        Problem::Malloc(_) if index % 2 == 1 => "[ addr:1000 sz:3 ][ \u{2026} ]",
        Problem::Malloc(_) => "an address, 0 or -1",
        _ => "an address, or violation",
    };
    el("input")
        .fixed(&[
            ("type", "text"),
            ("autocomplete", "off"),
            ("spellcheck", "false"),
            ("autocapitalize", "off"),
        ])
        .set("id", asked.id("answer"))
        .set("aria-describedby", asked.id("told"))
        .set("aria-invalid", if tried.is_wrong() { "true" } else { "false" })
        .fixed(&[("placeholder", hint)])
        .set("value", tried.typed.clone())
        .on(|| ListenerKind::oninput, typed)
}

fn check(index: usize) -> El {
    let button = el("button").fixed(&[("type", "submit"), ("class", "button")]).text("Check");
    button.child(which(index))
}

/// Which question a button belongs to, for those who meet it out of its place.
fn which(index: usize) -> El {
    el("span").class("hidden-visually").text(format!(" question {}", index + 1))
}

/// What is said about the last answer.
fn told(asked: &Asked<'_>, tried: &Try, answer: &str) -> El {
    let place = el("div").fixed(&[("class", "reason"), ("role", "status")]).set("id", asked.id("told"));
    let verdict = tried.verdict.as_ref().map(|verdict| {
        let (class, mark) = match verdict.right {
            true => ("reason-text is-right", "\u{2713} "),
            false => ("reason-text is-wrong", "\u{2715} "),
        };
        el("p").class(class).text(format!("{mark}{}", verdict.reason)).html()
    });
    let right = tried.verdict.as_ref().is_some_and(|verdict| verdict.right);
    let shown = (tried.told && !right).then(|| {
        el("p").class("answer-shown").text("The answer: ").child(el("code").text(answer.to_owned())).html()
    });
    place.children(verdict.into_iter().chain(shown).collect())
}

fn ways(asked: &Asked<'_>, tried: &Try) -> El {
    let way = |words: &'static str, act: fn() -> Act| {
        let button = el("button").fixed(&[("type", "button"), ("class", "quiet-button")]);
        button.on(|| ListenerKind::onclick, asked.on(act)).text(words).child(which(asked.index))
    };
    let explain = way("Explain", || Act::Explain)
        .set("aria-expanded", if tried.explained { "true" } else { "false" })
        .set("aria-controls", asked.id("way"));
    // The button under a finger, or with the focus, does not go away.
    let show =
        way("Show answer", || Act::Show).set("aria-disabled", if tried.told { "true" } else { "false" });
    let show = (!tried.is_right()).then(|| show.html());
    el("div").class("question-ways").child(explain).children(show.into_iter().collect())
}

/// The way to the answer, step by step.
fn way(asked: &Asked<'_>, tried: &Try) -> Option<Html> {
    let place = el("div").class("ask-way").set("id", asked.id("way"));
    if !tried.explained {
        return Some(place.flag("hidden", true).html());
    }
    let way = asked.work.problem.explain(asked.index)?;
    let known = asked.work.problem.notes();
    let steps = way.steps.into_iter().map(|step| el("li").text(step).html());
    let notes = way.notes.into_iter().filter(|words| !known.contains(words)).map(|words| note(words).html());
    Some(place.child(el("ol").children(steps.collect())).children(notes.collect()).html())
}

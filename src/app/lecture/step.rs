//! A step of a lecture: its text, its question, its figure, the way back and the way on.

use std::rc::Rc;

use course::{LectureError, Part, Show, Step};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use super::leaf::Leaf;
use super::prose::prose;
use super::question::{Answer, Question, question};
use super::record::Given;
use crate::element::{El, el};
use crate::navigation::Turn;
use crate::route::Route;
use crate::settings::Settings;
use crate::share;
use crate::shortcuts::LectureKey;
use crate::stage::{Parts, Tab};
use crate::view::figure::{self, FigureProps, beside};
use crate::view::{kicker, link, title};

/// A step, and how far the person has come with it.
pub struct Shown<'a> {
    /// The leaf on which it stands.
    pub leaf: &'a Leaf,
    /// How many steps come before.
    pub index: usize,
    /// Which answer is right, where it asks something.
    pub key: Option<&'a Result<usize, String>>,
    /// What was answered.
    pub given: Option<Given>,
    /// Whether the person wanted to go on without an answer.
    pub urged: bool,
    /// What was typed that is no number.
    pub refused: Option<&'a str>,
    /// What the step's file claims and its machine does not do.
    pub untrue: &'a [LectureError],
    /// Whether an audience looks on.
    pub presenting: bool,
    /// Where an answer is typed.
    pub field: &'a NodeRef,
    /// The element of the text.
    pub text: &'a NodeRef,
    /// Who is told of an answer.
    pub answer: Callback<Answer>,
    /// Who is told of what else is asked for.
    pub press: Callback<LectureKey>,
    /// Who is told that the machine should go on, while it waits for an answer.
    pub held: Option<Callback<()>>,
    /// Who is told where the machine stands.
    pub told: Callback<(usize, usize)>,
    /// How the person wants it shown.
    pub settings: Settings,
}

/// Draws a step.
pub fn step(shown: &Shown<'_>) -> Html {
    let Shown { leaf, index, text, .. } = shown;
    let Some(step) = leaf.step() else { return broken(leaf) };
    let words = el("div")
        .class("words")
        .child(kicker(&step.kicker))
        .child(title(&step.title))
        .children(mistakes(&leaf.book.errors_of(*index), MISTAKES).into_iter().collect())
        .children(mistakes(&shown.untrue.iter().collect::<Vec<_>>(), UNTRUE).into_iter().collect())
        .children(prose(&step.body))
        .children(asked(shown, step).into_iter().collect())
        .children(notes(shown, step).into_iter().collect());
    let column = el("article").class("text").refer(text).child(words).child(pager(shown));
    let machine = figure(step, shown.settings, shown.held.clone(), Some(shown.told.clone()));
    el("div").class("beside lecture").child(column).child(beside(machine)).key(step.slug.as_str()).html()
}

/// The machine of a step.
pub fn figure(
    step: &Step,
    settings: Settings,
    held: Option<Callback<()>>,
    told: Option<Callback<(usize, usize)>>,
) -> Html {
    let Show { tab, look, .. } = &step.show;
    figure::figure(FigureProps {
        scenario: Rc::new(step.scenario.clone()),
        parts: parts(&step.show),
        tab: tab.map(measure),
        look: look.as_deref().map(Into::into),
        keys: true,
        held,
        ends: false,
        told,
        settings,
    })
}

fn parts(show: &Show) -> Parts {
    let has = |part: Part| show.parts.contains(&part);
    Parts {
        actions: has(Part::Actions),
        controls: true,
        cpu: has(Part::Cpu),
        program: has(Part::Program),
        translation: has(Part::Translation),
        measures: has(Part::Measures),
        happened: true,
        about: show.focus.map(Part::name),
    }
}

fn measure(tab: course::Tab) -> Tab {
    match tab {
        course::Tab::Fragmentation => Tab::Fragmentation,
        course::Tab::Heap => Tab::Heap,
        course::Tab::Time => Tab::Time,
    }
}

fn asked(shown: &Shown<'_>, step: &Step) -> Option<Html> {
    let Shown { key, given, urged, refused, answer, field, .. } = shown;
    let asked = Question {
        asked: step.predict.as_ref()?,
        key: (*key)?,
        given: *given,
        urged: *urged,
        refused: *refused,
    };
    Some(question(&asked, answer, field).html())
}

const MISTAKES: &str = "This part of the lecture\u{2019}s file has mistakes; what they concern is left out:";
const UNTRUE: &str = "What the file expects of this step does not hold at its end:";

/// What is wrong with a step, each with its line.
fn mistakes(errors: &[&LectureError], head: &'static str) -> Option<Html> {
    let item = |error: &&LectureError| el("li").text(error.to_string()).html();
    let list = el("ul").children(errors.iter().map(item).collect());
    let all =
        el("div").fixed(&[("class", "mistakes"), ("role", "alert")]).child(el("p").text(head)).child(list);
    (!errors.is_empty()).then(|| all.html())
}

/// A lecture of which nothing could be read.
fn broken(leaf: &Leaf) -> Html {
    let why = leaf.book.unread.as_ref().map(|why| el("p").set("role", "alert").text(why.clone()).html());
    el("div")
        .class("plain text")
        .child(title("This lecture cannot be read"))
        .children(why.into_iter().chain(mistakes(&leaf.book.errors_of(0), MISTAKES)).collect())
        .html()
}

/// What the speaker says; before an audience it stands in the speaker's window only.
fn notes(shown: &Shown<'_>, step: &Step) -> Option<Html> {
    let notes = el("details").class("notes").child(el("summary").text("Speaker notes"));
    (!step.notes.is_empty() && !shown.presenting).then(|| notes.children(prose(&step.notes)).html())
}

fn pager(shown: &Shown<'_>) -> El {
    let Shown { leaf, index, .. } = shown;
    let steps = leaf.book.lecture.steps.len();
    let next = if index + 1 < steps { "Next \u{2192}" } else { "Finish \u{2192}" };
    let place = tool(shown, LectureKey::Outline, &format!("{} / {steps}", index + 1), "Outline (o)")
        .set("aria-haspopup", "dialog")
        .set("aria-label", format!("{} / {steps}, outline", index + 1));
    let progress = el("progress")
        .fixed(&[("aria-label", "Progress through the lecture")])
        .set("max", steps.to_string())
        .set("value", (index + 1).to_string());
    let steps = el("nav")
        .fixed(&[("class", "pager"), ("aria-label", "Steps")])
        .child(turn(leaf.turned(Turn::Back), "button", "\u{2190} Back"))
        .child(place)
        .child(turn(leaf.turned(Turn::Next), "button strong", next));
    el("footer").class("pages").child(progress).child(steps).child(tools(shown))
}

fn tools(shown: &Shown<'_>) -> El {
    let words = if shown.presenting { "Stop" } else { "Present" };
    let row = el("div").class("tools").child(tool(shown, LectureKey::Present, words, "Full screen (p)"));
    if shown.presenting {
        return row
            .child(tool(
                shown,
                LectureKey::Speaker,
                "Speaker",
                "Notes and clock in a window of their own (n)",
            ))
            .child(tool(shown, LectureKey::Spotlight, "Spotlight", "Light up what the pointer is at (l)"));
    }
    let handout = shown.leaf.beside(super::leaf::What::Handout).route();
    row.child(tool(shown, LectureKey::Speaker, "Speaker", "Notes and clock in a window of their own (n)"))
        .child(link(&handout).text("Handout"))
        .children(lab(shown).into_iter().collect())
}

/// The same machine, to play with.
fn lab(shown: &Shown<'_>) -> Option<Html> {
    let scenario = &shown.leaf.step()?.scenario;
    let packed = share::encode(scenario, scenario.opens_at());
    let fits = packed.len() <= share::MOST_IN_A_LINK;
    fits.then(|| link(&Route::Shared { link: packed }).text("Open in Lab").html())
}

fn tool(shown: &Shown<'_>, key: LectureKey, words: &str, what: &'static str) -> El {
    el("button")
        .fixed(&[("type", "button"), ("class", "quiet-button")])
        .set("title", what)
        .on(|| ListenerKind::onclick, shown.press.reform(move |_| key))
        .text(words.to_owned())
}

fn turn(route: Option<Route>, class: &str, words: &'static str) -> El {
    match route {
        Some(route) => link(&route).class(class).text(words),
        None => el("span"),
    }
}

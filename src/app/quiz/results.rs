//! How a quiz went: each task, the points, and the code that a teacher can check.

use web_sys::Event;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::address::{Address, At};
use super::code::LONGEST_NAME;
use super::frame::all_quizzes;
use super::paper::Kind;
use super::run::Run;
use super::task::Standing;
use crate::dom;
use crate::element::{El, el};
use crate::export;
use crate::route::Route;
use crate::storage;
use crate::view::{kicker, link, title};

/// A quiz, done or not.
pub struct Results<'a> {
    /// Its address.
    pub address: &'a Address,
    /// What it asks.
    pub kind: Kind,
    /// What was done.
    pub run: &'a Run,
    /// The person's name.
    pub name: &'a str,
    /// The results code.
    pub code: &'a str,
    /// Who is told another name.
    pub named: Callback<String>,
    /// Who is told that the person wants to begin again.
    pub restart: Callback<()>,
}

/// Draws the results.
pub fn results(shown: &Results<'_>) -> El {
    let Results { kind, run, .. } = shown;
    let score = run.score();
    let told = format!("{} of {} right at the first try.", score.points, score.of);
    let open = score.tasks - score.settled;
    let left = (open > 0).then(|| el("p").text(format!("{open} not done yet.")).html());
    el("div")
        .class("plain text results")
        .child(kicker(kind.title()))
        .child(title("How it went"))
        .child(el("p").class("summary-told").text(told))
        .children(left.into_iter().collect())
        .child(table(shown))
        .child(onward(shown))
        .children(code_for(*kind).then(|| code(shown).html()).into_iter().collect())
}

/// Whether a code is of use: somebody sees it who can check it, and nobody is told the score anyway.
fn code_for(kind: Kind) -> bool {
    kind.is_for_a_class() && !storage::is_the_hosts()
}

fn table(shown: &Results<'_>) -> El {
    let Results { address, run, .. } = shown;
    let row = |place: usize| {
        let task = run.tasks().get(place)?;
        let standing = run.standing(place);
        let (mark, class) = mark(standing);
        let to = link(&Route::quiz(&address.at(At::Task(place)).to_string())).text(task.title().to_owned());
        Some(
            el("tr")
                .child(el("td").text((place + 1).to_string()))
                .child(el("td").child(to))
                .child(el("td").class(class).text(mark))
                .html(),
        )
    };
    let head = |words: &'static str| el("th").set("scope", "col").text(words).html();
    el("table")
        .class("results-table")
        .child(el("thead").child(el("tr").children(["No.", "Question", "At the first try"].map(head).into())))
        .child(el("tbody").children((0..run.tasks().len()).filter_map(row).collect::<Vec<Html>>()))
}

/// How a task went, in words.
pub fn mark(standing: Standing) -> (String, &'static str) {
    let Standing { points, of, settled, hinted, shown, begun } = standing;
    let help = match (shown, hinted) {
        (true, _) => ", looked up",
        (false, true) => ", with the hint",
        (false, false) => "",
    };
    match (begun || settled, points == of, of) {
        (true, _, _) if shown && !begun => ("looked up".to_owned(), "is-wrong"),
        (false, _, _) => ("\u{2013}".to_owned(), "quiet"),
        (true, true, 1) => (format!("\u{2713} right{help}"), "is-right"),
        (true, false, 1) => (format!("\u{2715} wrong{help}"), "is-wrong"),
        (true, all, _) => (format!("{points} of {of}{help}"), if all { "is-right" } else { "is-wrong" }),
    }
}

fn onward(shown: &Results<'_>) -> El {
    let again = el("button")
        .fixed(&[("type", "button"), ("class", "button")])
        .on(|| ListenerKind::onclick, shown.restart.reform(|_| ()))
        .text("The same again");
    let others = (shown.kind.is_drawn() && !storage::is_the_hosts())
        .then(|| link(&shown.kind.route()).class("button strong").text("Other questions").html());
    el("div").class("buttons").child(all_quizzes()).child(again).children(others.into_iter().collect())
}

/// For a teacher: the code, and what it is.
fn code(shown: &Results<'_>) -> El {
    let typed = shown.named.reform(|event: Event| dom::value(&event));
    let name = el("input")
        .fixed(&[("type", "text"), ("id", "results-name"), ("autocomplete", "name")])
        .set("maxlength", LONGEST_NAME.to_string())
        .set("value", shown.name.to_owned())
        .on(|| ListenerKind::oninput, typed);
    let code = shown.code.to_owned();
    let copy = el("button")
        .fixed(&[("type", "button"), ("class", "button")])
        .on(|| ListenerKind::onclick, Callback::from(move |_| export::copy(&code, Callback::noop())))
        .text("Copy the code");
    let what = "For a class: this code holds your answers. Whoever teaches pastes it under \u{201c}Results codes\u{201d}; \
                their page asks the same questions again and counts for itself, with no server and no account.";
    el("section")
        .class("results-code")
        .child(el("h2").text("Results code"))
        .child(el("p").text(what))
        .child(
            el("div")
                .class("field")
                .child(el("label").set("for", "results-name").text("Your name, if it is to be in the code"))
                .child(name),
        )
        .child(
            el("pre")
                .fixed(&[("tabindex", "0"), ("aria-label", "Results code")])
                .child(el("code").text(shown.code.to_owned())),
        )
        .child(copy)
}

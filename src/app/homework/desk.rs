//! A problem on the desk: its command line, what is given, its questions, its picture.

use course::homework::{Fact, Flags, Problem};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::address::Address;
use super::command::{Posing, command, flags};
use super::page::Msg;
use super::paper::Paper;
use super::question::{Asked, question};
use super::work::{AT_A_TIME, Score, Work};
use super::{heap, overview, picture};
use crate::element::{El, el};
use crate::route::Route;
use crate::settings::Settings;
use crate::view::{kicker, link, title};

/// A problem, and how far the person has come with it.
pub struct Desk<'a> {
    /// Where the person is.
    pub paper: &'a Paper,
    /// The problem.
    pub work: &'a Work,
    /// What is being typed as a command line.
    pub posing: &'a Posing<'a>,
    /// How many papers have lain here.
    pub papers: usize,
    /// How the person wants it shown.
    pub settings: Settings,
    /// Who is told what the person does.
    pub link: &'a Callback<Msg>,
}

/// Draws a problem.
pub fn desk(desk: &Desk<'_>) -> El {
    let Desk { work, settings, .. } = desk;
    let picture = match &*work.problem {
        Problem::Malloc(problem) => heap::heaps(problem, work),
        _ => picture::picture(work, *settings),
    };
    el("div")
        .class("homework")
        .child(given(desk.paper, desk.posing).children(problem(work)))
        .child(asked(desk))
        .child(picture)
}

/// What stands where the flags in the address are none.
pub fn refused(paper: &Paper, posing: &Posing<'_>) -> El {
    el("div").class("homework is-refused").child(given(paper, posing))
}

/// The command line, and what it can say.
fn given(paper: &Paper, posing: &Posing<'_>) -> El {
    let back = link(&Route::homework("")).text("\u{2190} Homework");
    let named = paper
        .simulator()
        .map(|simulator| [command(posing, overview::example(simulator)).html(), flags(simulator).html()]);
    el("section")
        .class("text given")
        .set("aria-label", "The problem")
        .child(kicker("").child(back))
        .child(title(&paper.name()))
        .children(named.into_iter().flatten().collect())
}

fn problem(work: &Work) -> Vec<Html> {
    let flags = work.problem.flags();
    let to = |flags: &Flags, sheet: bool| link(&Route::homework(&Address::of(flags, sheet).to_string()));
    let ways = el("div")
        .class("buttons")
        .child(to(&flags.next_seed(), false).class("button").text("New problem"))
        .child(to(flags, true).class("button").text("Sheet of ten"));
    let told = el("p").fixed(&[("class", "hidden-visually"), ("role", "status")]);
    let told = told.text(format!("The problem of {flags}"));
    let notes = work.problem.notes().into_iter().map(|words| note(words).html());
    [ways.html(), told.html(), facts(&work.problem.facts()).html()].into_iter().chain(notes).collect()
}

/// What is given.
pub fn facts(facts: &[Fact]) -> El {
    let row = |fact: &Fact| {
        el("div").child(el("dt").text(fact.name)).child(el("dd").text(fact.value.clone())).html()
    };
    el("dl").class("given-facts").children(facts.iter().map(row).collect())
}

/// Something odd about the original.
pub fn note(words: String) -> El {
    let head = el("strong").text("The original is odd here. ");
    el("p").class("odd").child(head).text(words)
}

fn asked(desk: &Desk<'_>) -> El {
    let Desk { work, papers, link, .. } = desk;
    let one = |index: usize| {
        let asked = Asked { work, index, link };
        question(&asked).key(format!("{papers}.{index}")).html()
    };
    el("section")
        .class("text asked")
        .fixed(&[("aria-labelledby", "asked")])
        .child(el("h2").fixed(&[("id", "asked")]).text("Questions"))
        .children((0..work.shown).map(one).collect())
        .children(more(work, link).into_iter().collect())
        .child(foot(work, link))
}

fn more(work: &Work, link: &Callback<Msg>) -> Option<Html> {
    let rest = work.questions.len() - work.shown;
    let words = format!("Show {} more of the other {rest}", rest.min(AT_A_TIME));
    (rest > 0).then(|| button(link, || Msg::More).text(words).html())
}

fn foot(work: &Work, link: &Callback<Msg>) -> El {
    let score = el("p").fixed(&[("class", "score"), ("role", "status")]).text(score(work.score()));
    el("div").class("asked-foot").child(score).child(button(link, || Msg::CheckAll).text("Check all"))
}

fn button(link: &Callback<Msg>, msg: fn() -> Msg) -> El {
    let button = el("button").fixed(&[("type", "button"), ("class", "button")]);
    button.on(|| ListenerKind::onclick, link.reform(move |_| msg()))
}

fn score(Score { all, right, told }: Score) -> String {
    let told = if told == 0 { String::new() } else { format!(", {told} looked up") };
    if all == 0 { "Nothing is asked.".to_owned() } else { format!("{right} of {all} right{told}") }
}

//! What stands around a task: the text beside the machine, the way back and the way on.

use std::rc::Rc;

use course::practice::{Question, Topic};
use yew::{Callback, Html};

use super::address::{Address, At};
use super::run::Run;
use crate::element::{El, el};
use crate::route::Route;
use crate::settings::Settings;
use crate::stage::Parts;
use crate::storage;
use crate::view::figure::{self, FigureProps, beside};
use crate::view::{kicker, link, title};

/// The text of a task.
pub struct Page {
    /// The quiz.
    pub kicker: &'static str,
    /// The task.
    pub title: &'static str,
    /// What is asked.
    pub content: Vec<Html>,
    /// The way back and on.
    pub pages: El,
}

/// A question beside the machine that knows the answer; `held` is told when it should go on before there is one.
pub fn beside_the_machine(
    page: Page,
    question: &Question,
    held: Option<Callback<()>>,
    settings: Settings,
) -> Html {
    let words =
        el("div").class("words").child(kicker(page.kicker)).child(title(page.title)).children(page.content);
    let column = el("article").class("text").child(words).child(page.pages);
    // The program card counts references, and shows what the loader wrote: that may be what is asked.
    let asked = [Topic::References, Topic::Protection, Topic::Translation];
    let hidden = held.is_some() && asked.iter().any(|topic| topic.skills().contains(question.skill));
    let machine = figure::figure(FigureProps {
        scenario: Rc::new(question.scenario.clone()),
        parts: Parts { program: !hidden, happened: !hidden, ..Parts::default() },
        ends: true,
        held,
        settings,
        ..FigureProps::default()
    });
    let machine = beside(machine).key(format!("{} {hidden}", question.id));
    el("div").class("beside lecture quizzing").child(column.key(question.id.clone())).child(machine).html()
}

/// The way back and the way on, and how far one is.
pub fn pages(address: &Address, run: &Run, place: usize) -> El {
    let tasks = run.tasks().len();
    let to = |at: At| link(&Route::quiz(&address.at(at).to_string()));
    let back = match place.checked_sub(1) {
        Some(before) => to(At::Task(before)).class("button").text("\u{2190} Back"),
        None => all_quizzes(),
    };
    let last = place + 1 == tasks;
    let (on, words) =
        if last { (At::Results, "Results \u{2192}") } else { (At::Task(place + 1), "Next \u{2192}") };
    // The way on is the next thing to do only once the task is done.
    let class = if run.standing(place).settled { "button strong" } else { "button" };
    let told = el("span").class("quiet").text(format!("{} / {tasks}", place + 1));
    let steps = el("nav")
        .fixed(&[("class", "pager"), ("aria-label", "Questions")])
        .child(back)
        .child(told)
        .child(to(on).class(class).text(words));
    let progress = el("progress")
        .fixed(&[("aria-label", "Questions done")])
        .set("max", tasks.to_string())
        .set("value", run.score().settled.to_string());
    el("footer").class("pages").child(progress).child(steps)
}

/// The way to all quizzes; where the host of a frame gave this one, there is none.
pub fn all_quizzes() -> El {
    if storage::is_the_hosts() {
        return el("span");
    }
    link(&Route::quiz("")).class("button").text("\u{2190} All quizzes")
}

/// The end of a form: its button, which may have to wait, and the way to all quizzes.
pub fn send(words: &'static str, waits: bool) -> El {
    let button = el("button")
        .fixed(&[("type", "submit"), ("class", "button strong")])
        .flag("disabled", waits)
        .text(words);
    el("div").class("buttons").child(button).child(all_quizzes())
}

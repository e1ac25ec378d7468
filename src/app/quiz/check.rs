//! The check of results codes: whoever teaches pastes them, and the quizzes are run again.

use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlTextAreaElement};
use yew::virtual_dom::{ListenerKind, VComp};
use yew::{Component, Context, Html, NodeRef};

use super::address::Address;
use super::code::Handed;
use super::draw::{Drawn, draw};
use super::frame::send;
use super::paper::Kind;
use super::progress::Progress;
use super::results::mark;
use super::run::{Run, Score};
use crate::dom;
use crate::element::{El, el};
use crate::route::Route;
use crate::view::{kicker, link, title};

/// Most codes at a time.
const MOST: usize = 500;

/// The field for codes.
pub fn check() -> Html {
    VComp::new::<CheckPage>(Rc::new(()), None).into()
}

/// What can happen to it.
pub enum Msg {
    /// The codes in the field are to be checked.
    Check,
    /// They are.
    Checked(Vec<Checked>),
}

/// A code, and what the quiz says when it is run again.
pub type Checked = Result<Verified, String>;

/// What was found.
pub struct Verified {
    handed: Handed,
    title: &'static str,
    seed: Option<u32>,
    score: Score,
    /// How each task went.
    marks: Vec<String>,
}

/// The check on the page.
pub struct CheckPage {
    field: NodeRef,
    checked: Vec<Checked>,
    /// Whether a check was asked for.
    asked: bool,
    waits: bool,
}

impl Component for CheckPage {
    type Message = Msg;
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self { field: NodeRef::default(), checked: Vec::new(), asked: false, waits: false }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Check => {
                let typed = dom::cast::<HtmlTextAreaElement>(&self.field).map(|field| field.value());
                let typed = typed.unwrap_or_default();
                let come = ctx.link().callback(Msg::Checked);
                self.waits = true;
                spawn_local(async move {
                    let lines = (1..).zip(typed.lines().map(str::trim)).filter(|(_, line)| !line.is_empty());
                    let mut seen = BTreeMap::new();
                    let mut checked = Vec::new();
                    for (number, line) in lines.take(MOST) {
                        let code = Handed::found(line).to_owned();
                        checked.push(match seen.insert(code.clone(), number) {
                            Some(before) => {
                                Err(format!("Line {number} is the code of line {before} once more."))
                            }
                            None => verify(&code).await.map_err(|why| format!("Line {number}: {why}")),
                        });
                    }
                    come.emit(checked);
                });
            }
            Msg::Checked(checked) => {
                (self.checked, self.waits, self.asked) = (checked, false, true);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let check = ctx.link().callback(|event: Event| {
            event.prevent_default();
            Msg::Check
        });
        let field = el("textarea")
            .fixed(&[("id", "codes"), ("rows", "8"), ("spellcheck", "false"), ("autocomplete", "off")])
            .fixed(&[("placeholder", "m1\u{2026}")])
            .refer(&self.field);
        el("div")
            .class("plain text own-c check-codes")
            .child(kicker("Quizzes"))
            .child(title("Results codes"))
            .child(el("p").text(WHAT))
            .child(
                el("form")
                    .on(|| ListenerKind::onsubmit, check)
                    .child(el("label").set("for", "codes").text("One code a line"))
                    .child(field)
                    .child(send("Check", self.waits)),
            )
            .child(self.found())
            .html()
    }
}

const WHAT: &str = "Paste the codes that your students sent. This page draws each quiz again from its seed, does what the \
    student did, and counts. It needs no network. A code shows what was answered; who sat at the keyboard it cannot show.";

impl CheckPage {
    /// How many there are, and how it went on the whole.
    fn summary(&self) -> String {
        let scores = self.checked.iter().filter_map(|checked| checked.as_ref().ok()).map(|found| found.score);
        let (count, points, of) = scores
            .fold((0, 0, 0), |(count, points, of), score| (count + 1, points + score.points, of + score.of));
        let wrong = self.checked.len() - count;
        let wrong = if wrong == 0 { String::new() } else { format!(" {wrong} could not be counted.") };
        let share = (100 * points + of / 2).checked_div(of);
        let share = share.map(|share| format!(", {share} % right at the first try")).unwrap_or_default();
        format!("{count} {}{share}.{wrong}", if count == 1 { "result" } else { "results" })
    }

    fn found(&self) -> El {
        let place = el("div").fixed(&[("role", "status"), ("class", "codes-found")]);
        if self.checked.is_empty() {
            return if self.asked { place.child(el("p").text("Paste a code first.")) } else { place };
        }
        let head = |words: &'static str| el("th").set("scope", "col").text(words).html();
        let heads = ["Name", "Quiz", "Seed", "Right at the first try", "Done", "Each question"];
        place.child(el("p").text(self.summary())).child(
            el("table")
                .child(el("thead").child(el("tr").children(heads.map(head).into())))
                .child(el("tbody").children(self.checked.iter().map(row).collect::<Vec<Html>>())),
        )
    }
}

fn row(checked: &Checked) -> Html {
    let cell = |words: String| el("td").text(words);
    match checked {
        Err(why) => el("tr").child(cell(why.clone()).set("colspan", "6").class("refusal")).html(),
        Ok(found) => {
            let Score { points, of, settled, tasks } = found.score;
            let name = if found.handed.name.is_empty() { "\u{2013}" } else { &found.handed.name };
            let to = link(&Route::quiz(&found.handed.address)).text(found.title);
            el("tr")
                .child(cell(name.to_owned()))
                .child(el("td").child(to))
                .child(cell(found.seed.map(|seed| seed.to_string()).unwrap_or_default()))
                .child(cell(format!("{points} of {of}")))
                .child(cell(format!("{settled} of {tasks}")))
                .child(cell(found.marks.join(" \u{b7} ")))
                .html()
        }
    }
}

/// Reads a code and runs its quiz again.
async fn verify(code: &str) -> Checked {
    let handed = Handed::read(code)?;
    let address = Address::parse(&handed.address);
    let kind = Kind::named(&address.name).filter(|kind| kind.is_for_a_class());
    let kind = kind.ok_or_else(|| format!("There is no quiz called \u{201c}{}\u{201d}.", address.name))?;
    let seed = address.seed.unwrap_or(0);
    let drawn = Drawn { kind, seed, progress: Progress::default(), today: 0 };
    let mut run = Run::new(draw(&drawn).await?);
    run.restore(&handed.moves);
    let marks = (0..run.tasks().len()).map(|task| mark(run.standing(task)).0).collect();
    Ok(Verified { title: kind.title(), seed: address.seed, score: run.score(), marks, handed })
}

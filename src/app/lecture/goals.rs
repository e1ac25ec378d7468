//! The goals of multiprogramming against the mechanisms: a table whose cells are empty until an experiment has run.

use std::collections::BTreeMap;
use std::rc::Rc;

use sim::{Experiment, Goal, Mechanism, experiment};
use yew::virtual_dom::{ListenerKind, VComp};
use yew::{Callback, Component, Context, Html};

use crate::element::{El, el};
use crate::route::Route;
use crate::share;
use crate::stage::mechanism_words;
use crate::view::link;

/// The table, nothing measured yet.
pub fn goals() -> Html {
    VComp::new::<Table>(Rc::new(()), None).into()
}

/// A cell: the places of its mechanism and its goal.
type Cell = (usize, usize);

enum Msg {
    /// Runs one experiment and tells what came of it.
    Run(Cell),
    /// Runs them all.
    All,
}

struct Table {
    found: BTreeMap<Cell, Experiment>,
    told: Option<Cell>,
}

impl Component for Table {
    type Message = Msg;
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self { found: BTreeMap::new(), told: None }
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Run(cell) => {
                self.run(cell);
                self.told = Some(cell);
            }
            Msg::All => {
                for mechanism in 0..Mechanism::ALL.len() {
                    (0..Goal::ALL.len()).for_each(|goal| self.run((mechanism, goal)));
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let goal =
            |goal: Goal| el("th").set("scope", "col").child(el("span").text(capital(goal.name()))).html();
        let head = [el("td").html()].into_iter().chain(Goal::ALL.map(goal));
        let rows = (0..Mechanism::ALL.len()).map(|mechanism| self.row(mechanism, ctx));
        let table = el("table")
            .class("goals")
            .child(el("thead").child(el("tr").children(head.collect())))
            .child(el("tbody").children(rows.collect()));
        let all = el("button")
            .fixed(&[("type", "button"), ("class", "button")])
            .on(|| ListenerKind::onclick, ctx.link().callback(|_| Msg::All))
            .text("Run every experiment");
        let scroll = el("div").fixed(&[("class", "goals-scroll"), ("tabindex", "0"), ("role", "region")]);
        let scroll = scroll.set("aria-label", "Goals and mechanisms").child(table);
        el("div").class("goals-table").child(scroll).child(all).child(self.evidence()).html()
    }
}

impl Table {
    fn run(&mut self, cell: Cell) {
        if let (Some(mechanism), Some(goal)) = (Mechanism::ALL.get(cell.0), Goal::ALL.get(cell.1)) {
            self.found.entry(cell).or_insert_with(|| experiment(*mechanism, *goal));
        }
    }

    fn row(&self, mechanism: usize, ctx: &Context<Self>) -> Html {
        let words = Mechanism::ALL.get(mechanism).map(|each| mechanism_words(*each)).unwrap_or_default();
        let cells = (0..Goal::ALL.len()).map(|goal| self.cell((mechanism, goal), &words, ctx));
        el("tr").child(el("th").set("scope", "row").text(words.clone())).children(cells.collect()).html()
    }

    fn cell(&self, cell: Cell, mechanism: &str, ctx: &Context<Self>) -> Html {
        let goal = Goal::ALL.get(cell.1).map_or("", |goal| goal.name());
        let (class, sign, said) = match self.found.get(&cell).map(|found| found.finding.holds) {
            None => ("goal", "?", "not measured yet"),
            Some(true) => ("goal holds", "\u{2713}", "reached"),
            Some(false) => ("goal fails", "\u{2715}", "not reached"),
        };
        let run: Callback<web_sys::Event> = ctx.link().callback(move |_| Msg::Run(cell));
        let button = el("button")
            .fixed(&[("type", "button")])
            .class(class)
            .set("aria-label", format!("{mechanism}, {goal}: {said}"))
            .set("aria-pressed", if self.told == Some(cell) { "true" } else { "false" })
            .on(|| ListenerKind::onclick, run)
            .text(sign);
        el("td").child(button).html()
    }

    /// What was measured in the chosen cell, and the way to see it run.
    fn evidence(&self) -> El {
        let place = el("div").fixed(&[("class", "evidence"), ("role", "status")]);
        let found = self.told.and_then(|cell| self.found.get(&cell));
        let Some(Experiment { scenario, finding }) = found else {
            let words = if self.found.is_empty() {
                "Each cell is an experiment: choose one to run it."
            } else {
                "Choose a cell to read what was measured."
            };
            return place.child(el("p").class("quiet").text(words));
        };
        let head = format!("{}, {}: ", mechanism_words(finding.mechanism), finding.goal.name());
        let told = el("p").child(el("strong").text(head)).text(finding.evidence.clone());
        let place = place.child(told);
        let packed = share::encode(scenario, scenario.commands.len());
        place.child(el("p").child(link(&Route::Shared { link: packed }).text("See it run in the Lab")))
    }
}

fn capital(name: &str) -> String {
    let mut name = name.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

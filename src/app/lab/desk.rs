//! The desk beside the machines: what is open, and three tabs to do, to write and to choose.

use sim::Skipped;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::{Lab, Msg, access, editor, examples, heap, processes, setup};
use crate::dom;
use crate::element::{El, el};
use crate::file;

/// Lines that were left out of a trace, of which so many are named.
const MOST_NAMED: usize = 100;

/// A tab of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The machine's settings, and what may be done to it.
    Do,
    /// The scenario as text.
    Source,
    /// Machines that are ready.
    Examples,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Do, Self::Source, Self::Examples];

    fn name(self) -> &'static str {
        match self {
            Self::Do => "Do",
            Self::Source => "Source",
            Self::Examples => "Examples",
        }
    }

    /// The element of its button.
    fn id(self) -> &'static str {
        match self {
            Self::Do => "tab-do",
            Self::Source => "tab-source",
            Self::Examples => "tab-examples",
        }
    }

    fn panel_id(self) -> &'static str {
        match self {
            Self::Do => "panel-do",
            Self::Source => "panel-source",
            Self::Examples => "panel-examples",
        }
    }

    /// The tab that an arrow key leads to.
    fn turned(self, key: &str) -> Option<Self> {
        let at = Self::ALL.iter().position(|tab| *tab == self)?;
        let last = Self::ALL.len() - 1;
        let to = match key {
            "ArrowRight" => (at + 1) % Self::ALL.len(),
            "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return None,
        };
        Self::ALL.get(to).copied()
    }
}

/// Draws the desk.
pub fn desk(lab: &Lab, send: &Callback<Msg>) -> Html {
    el("section")
        .fixed(&[("class", "desk"), ("aria-label", "Desk")])
        .child(head(lab, send))
        .children(
            lab.example
                .map(|example| el("p").class("desk-what").text(example.what).html())
                .into_iter()
                .collect(),
        )
        .child(work(lab, send))
        .child(lab.complaint("file"))
        .children(report(lab).into_iter().collect())
        .child(tabs(lab, send))
        .children(Tab::ALL.into_iter().map(|tab| panel(lab, tab, send)).collect())
        .html()
}

fn head(lab: &Lab, send: &Callback<Msg>) -> Html {
    let comparing = lab.second_is_there();
    let compare = el("button")
        .fixed(&[("type", "button"), ("class", "button")])
        .set("aria-pressed", comparing.to_string())
        .on(|| ListenerKind::onclick, send.reform(move |_| Msg::Compare(!comparing)))
        .text("Compare");
    let send = send.clone();
    let chosen = Callback::from(move |event: Event| {
        if let Some(file) = file::chosen(&event) {
            send.emit(Msg::File(file));
        }
    });
    let input = el("input")
        .fixed(&[("type", "file"), ("class", "hidden-visually"), ("id", "lab-file")])
        .on(|| ListenerKind::onchange, chosen);
    let open = el("label").class("button file").text("Open a file\u{2026}").child(input);
    let title = el("p").class("desk-title").text(title(lab));
    el("div").class("desk-head").child(title).child(open).child(compare).html()
}

/// What is open.
fn title(lab: &Lab) -> String {
    let title = lab.example.map(|example| example.title.to_owned());
    title.unwrap_or_else(|| match lab.opened.as_str() {
        "" => "A machine of your own".to_owned(),
        opened => opened.to_owned(),
    })
}

/// How far long work has come.
fn work(lab: &Lab, send: &Callback<Msg>) -> Html {
    let words = match (&lab.reading, lab.jobs.front()) {
        (Some(reading), _) => format!("Reading {}\u{2026}", reading.name),
        (None, Some(job)) => {
            let (done, of) = job.progress();
            format!("{} of {} commands done\u{2026}", grouped(done), grouped(of))
        }
        (None, None) => return el("div").fixed(&[("class", "work"), ("role", "status")]).html(),
    };
    let stop = el("button")
        .fixed(&[("type", "button"), ("class", "button")])
        .on(|| ListenerKind::onclick, send.reform(|_| Msg::Stop))
        .text("Stop");
    el("div").fixed(&[("class", "work"), ("role", "status")]).text(words).child(stop).html()
}

/// A count with its thousands apart: 1,000,000.
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let length = digits.len();
    let comma = |index: usize| index > 0 && (length - index).is_multiple_of(3);
    digits
        .char_indices()
        .flat_map(|(index, digit)| comma(index).then_some(',').into_iter().chain([digit]))
        .collect()
}

/// What became of a trace.
fn report(lab: &Lab) -> Option<Html> {
    let report = lab.report.as_ref()?;
    let mut note = el("div").class("report").child(el("p").text(report.words.clone()));
    let count = report.skipped.len();
    if count > 0 {
        let line =
            |skipped: &Skipped| el("li").text(format!("line {}: {}", skipped.line, skipped.reason)).html();
        let named = report.skipped.iter().take(MOST_NAMED).map(line).collect();
        let plural = if count == 1 { "line was" } else { "lines were" };
        let more = (count > MOST_NAMED).then(|| format!(" (the first {MOST_NAMED} here)"));
        let summary = format!("{} {plural} left out{}", grouped(count), more.unwrap_or_default());
        note = note.child(el("details").child(el("summary").text(summary)).child(el("ul").children(named)));
    }
    Some(note.html())
}

fn tabs(lab: &Lab, send: &Callback<Msg>) -> Html {
    let tab = |tab: Tab| {
        let chosen = tab == lab.tab;
        let wrong = tab == Tab::Source && lab.source.error().is_some();
        let button = el("button")
            .fixed(&[
                ("type", "button"),
                ("role", "tab"),
                ("class", if wrong { "tab is-wrong" } else { "tab" }),
            ])
            .set("id", tab.id())
            .set("aria-controls", tab.panel_id())
            .set("aria-selected", chosen.to_string())
            .set("tabindex", if chosen { "0" } else { "-1" })
            .on(|| ListenerKind::onclick, send.reform(move |_| Msg::Tab(tab)));
        button.text(tab.name()).html()
    };
    let (current, send) = (lab.tab, send.clone());
    let turn = Callback::from(move |event: Event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default();
        if let Some(tab) = current.turned(&key) {
            event.prevent_default();
            dom::focus(&format!("#{}", tab.id()));
            send.emit(Msg::Tab(tab));
        }
    });
    el("div")
        .fixed(&[("class", "tabs"), ("role", "tablist"), ("aria-label", "Desk")])
        .on(|| ListenerKind::onkeydown, turn)
        .children(Tab::ALL.into_iter().map(tab).collect())
        .html()
}

/// What is filled in under “Do” stays while another tab is open; the others are drawn when they are looked at.
fn panel(lab: &Lab, tab: Tab, send: &Callback<Msg>) -> Html {
    let open = tab == lab.tab;
    let panel = el("div")
        .fixed(&[("class", "panel"), ("role", "tabpanel")])
        .set("id", tab.panel_id())
        .set("aria-labelledby", tab.id())
        .flag("hidden", !open);
    match tab {
        Tab::Do => doing(panel, lab, send),
        Tab::Source if open => panel.child(editor::panel(lab, send)),
        Tab::Examples if open => panel.child(examples::panel(lab, send)),
        _ => panel,
    }
    .html()
}

fn doing(panel: El, lab: &Lab, send: &Callback<Msg>) -> El {
    let button = |words: &'static str, msg: fn() -> Msg| {
        let button = el("button").fixed(&[("type", "button"), ("class", "button")]);
        button.on(|| ListenerKind::onclick, send.reform(move |_| msg())).text(words)
    };
    let all = el("div")
        .class("row")
        .child(button("Compact memory", || Msg::Say("all", "compact".to_owned())))
        .child(button("Start over", || Msg::Restart));
    panel
        .child(setup::panel(lab, send))
        .child(processes::panel(lab, send))
        .child(heap::panel(lab, send))
        .child(access::panel(lab, send))
        .child(all)
        .child(lab.complaint("all"))
}

//! Processes: each with what may be done to it, and a new one.

use sim::{ProcessInfo, Snapshot};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::form::{Filled, entry, form, labelled, send as send_button};
use super::machines::Side;
use super::{Lab, Msg};
use crate::element::{El, el};
use crate::player::Act;
use crate::stage::{self, who};

/// Processes that are listed at most.
const MOST: usize = 24;

/// Draws the processes that live, and the form for another.
pub fn panel(lab: &Lab, send: &Callback<Msg>) -> Html {
    let player = lab.machines.player();
    let snapshot = player.snapshot();
    let living: Vec<&ProcessInfo> =
        snapshot.processes.iter().filter(|process| !process.segments.is_empty()).collect();
    let row = |process: &&ProcessInfo| row(lab, snapshot, process, send);
    let mut part = el("section").class("part").child(el("h2").text("Processes"));
    if living.is_empty() {
        part = part.child(el("p").class("quiet").text("No process lives. Create one."));
    } else {
        part = part.child(el("ul").class("rows").children(living.iter().take(MOST).map(row).collect()));
        let most = entry("most", "1000", "").set("inputmode", "numeric").refer(&lab.most);
        part = part.child(el("div").class("inline").child(labelled("Run at most, instructions", most)));
    }
    if let Some(more) = living.len().checked_sub(MOST).filter(|more| *more > 0) {
        part = part.child(el("p").class("quiet").text(format!("{more} more are in the source.")));
    }
    part.child(lab.complaint("processes")).child(create(lab, send)).html()
}

fn row(lab: &Lab, snapshot: &Snapshot, process: &ProcessInfo, send: &Callback<Msg>) -> Html {
    let name = who(snapshot, process).to_string();
    let pid = process.pid;
    let say = |words: &'static str, line: String| {
        let told = format!("{words} {name}");
        button(words, send.reform(move |_| Msg::Say("processes", line.clone()))).set("aria-label", told)
    };
    let focus = lab.machines.player().focus() == Some(pid);
    let look = send.reform(move |_| Msg::Stage(Side::First, stage::Msg::Act(Act::Look(pid))));
    let chosen = button("", look)
        .class("button process-name")
        .set("aria-pressed", focus.to_string())
        .child(el("strong").text(name.clone()))
        .text(process.state.name());
    let most = lab.most.clone();
    let run = send.reform(move |_| {
        let input = most.cast::<web_sys::HtmlInputElement>();
        Msg::Run(pid, input.map_or_else(String::new, |input| input.value()))
    });
    let running = snapshot.running == Some(pid);
    let one = if running { "step".to_owned() } else { format!("switch {name}\nstep") };
    let program = process.program.is_empty();
    let edit = button("Edit program", send.reform(move |_| Msg::Program(pid)));
    el("li")
        .child(chosen)
        .child(say("Step", one).flag("disabled", program))
        .child(button("Run", run).set("aria-label", format!("Run {name}")).flag("disabled", program))
        .child(say("Switch to", format!("switch {name}")).flag("disabled", running))
        .child(say("Exit", format!("exit {name}")))
        .child(edit.set("aria-label", format!("Edit program of {name}")))
        .key(u64::from(pid))
        .html()
}

fn button(words: &'static str, call: Callback<web_sys::Event>) -> El {
    el("button")
        .fixed(&[("type", "button"), ("class", "button")])
        .on(|| ListenerKind::onclick, call)
        .text(words)
}

fn create(lab: &Lab, send: &Callback<Msg>) -> Html {
    let size = |name: &'static str, label: &'static str| labelled(label, entry(name, "", "usual"));
    let fields = el("div")
        .class("fields is-four")
        .child(size("code", "Code"))
        .child(size("data", "Data"))
        .child(size("heap", "Heap"))
        .child(size("stack", "Stack"));
    let names = el("div")
        .class("fields")
        .child(labelled("Name", entry("name", "", "next letter")))
        .child(labelled("Shares code of", entry("share", "", "nobody")));
    let program = el("textarea")
        .fixed(&[("name", "program"), ("rows", "3"), ("spellcheck", "false"), ("autocapitalize", "off")])
        .fixed(&[("placeholder", "movl 0x8(%rbp), %edi")]);
    let form = form("New process", send, |filled| Msg::Say("create", statement(filled)))
        .child(names)
        .child(fields)
        .child(labelled("Program, one instruction a line", program))
        .child(send_button("Create process"));
    el("details").child(el("summary").text("New process")).child(form).child(lab.complaint("create")).html()
}

/// The line that creates a process as it was filled in, and its program below it.
fn statement(filled: &Filled) -> String {
    let mut line = format!("process {}", filled.get("name"));
    for (key, field) in
        [("code", "code"), ("data", "data"), ("heap", "heap"), ("stack", "stack"), ("share-code", "share")]
    {
        let value = filled.get(field);
        if !value.is_empty() {
            line.push_str(&format!(" {key}={value}"));
        }
    }
    for instruction in filled.get("program").lines() {
        line.push_str(&format!("\n  {}", instruction.trim()));
    }
    line
}

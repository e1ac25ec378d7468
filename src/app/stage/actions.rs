//! What a person may do to the machine: another mechanism, a new process, malloc, free, switch.

use sim::{Command, HeapBlock, Mechanism, Place, ProcessInfo, ProcessSpec, Snapshot, VirtAddr, Who};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use super::transport::button;
use crate::element::{El, el};
use crate::player::{Act, Player};

/// What malloc asks for until the person says otherwise, in bytes.
const USUAL_REQUEST: &str = "12";

/// The fields that the person has filled in.
pub struct Fields {
    /// The number in the malloc field, as typed.
    pub request: NodeRef,
    /// The block chosen to be freed.
    pub block: NodeRef,
}

/// Draws the row of buttons.
pub fn actions(player: &Player, fields: &Fields, act: &Callback<Act>) -> Html {
    let snapshot = player.snapshot();
    let mut row = el("div")
        .fixed(&[("class", "actions"), ("role", "group"), ("aria-label", "Do something to the machine")])
        .child(mechanisms(snapshot.mechanism, act))
        .child(button(act, Act::Do(create(player)), "New process"));
    if let Some(process) = snapshot.running.and_then(|pid| snapshot.process(pid)) {
        row = row.child(malloc(process, fields, act)).child(free(process, fields, act));
    }
    row.children(others(snapshot).map(|process| switch(process, act)).collect())
        .child(button(act, Act::Restart, "Start over"))
        .html()
}

fn mechanisms(current: Mechanism, act: &Callback<Act>) -> Html {
    let choice = |mechanism: Mechanism| {
        button(act, Act::Mechanism(mechanism), "")
            .set("aria-pressed", (mechanism == current).to_string())
            .text(words(mechanism))
            .html()
    };
    el("div")
        .fixed(&[("class", "choice"), ("role", "group"), ("aria-label", "Mechanism")])
        .children(Mechanism::ALL.into_iter().rev().map(choice).collect())
        .html()
}

/// A mechanism's name as a person reads it: "Base and bounds".
fn words(mechanism: Mechanism) -> String {
    let mut name = mechanism.name().replace('-', " ");
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

/// Another process like the last one that was created.
fn create(player: &Player) -> Command {
    let last = player.timeline().commands().iter().rev().find_map(|command| match command {
        Command::Create(spec) => Some(spec.clone()),
        _ => None,
    });
    Command::Create(Box::new(ProcessSpec { name: None, ..*last.unwrap_or_default() }))
}

fn malloc(process: &ProcessInfo, fields: &Fields, act: &Callback<Act>) -> Html {
    let who = Who::Pid(process.pid);
    let field = fields.request.clone();
    let submit = act.reform(move |event: Event| {
        event.prevent_default();
        let typed = field.cast::<HtmlInputElement>().map_or_else(String::new, |input| input.value());
        match typed.trim().parse() {
            Ok(size) => Act::Do(Command::Malloc { who: who.clone(), size, block: None }),
            Err(_) => Act::Refuse(format!(
                "malloc takes a whole number of bytes, at least 1; got \u{201c}{typed}\u{201d}"
            )),
        }
    });
    let input = el("input")
        .fixed(&[("type", "text"), ("inputmode", "numeric"), ("value", USUAL_REQUEST)])
        .refer(&fields.request)
        .set("aria-label", format!("Bytes to malloc in {}", process.name));
    pair(input, submit, format!("malloc in {}", process.name), false)
}

fn free(process: &ProcessInfo, fields: &Fields, act: &Callback<Act>) -> Html {
    let who = Who::Pid(process.pid);
    let field = fields.block.clone();
    let submit = act.reform(move |event: Event| {
        event.prevent_default();
        let chosen = field.get().and_then(|node| node.dyn_into::<HtmlSelectElement>().ok());
        let address = chosen.and_then(|select| select.value().parse().ok()).unwrap_or(0);
        Act::Do(Command::Free { who: who.clone(), at: Place::At(VirtAddr(address)) })
    });
    let blocks: Vec<Html> = process.heap.iter().filter(|block| !block.free).map(option).collect();
    let none = blocks.is_empty();
    let select = el("select")
        .refer(&fields.block)
        .set("aria-label", format!("Block to free in {}", process.name))
        .flag("disabled", none)
        .children(if none { vec![el("option").text("no block").html()] } else { blocks });
    pair(select, submit, "free".to_owned(), none)
}

fn option(block: &HeapBlock) -> Html {
    let words = format!("{:#x} ({} B)", block.address, block.requested);
    el("option").set("value", block.address.to_string()).text(words).html()
}

/// A field and the button that sends it.
fn pair(field: El, submit: Callback<Event>, words: String, disabled: bool) -> Html {
    let send = el("button").fixed(&[("type", "submit"), ("class", "button")]).flag("disabled", disabled);
    el("form")
        .fixed(&[("class", "pair"), ("novalidate", "")])
        .on(|| ListenerKind::onsubmit, submit)
        .child(field)
        .child(send.text(words))
        .html()
}

/// Living processes that do not run.
fn others(snapshot: &Snapshot) -> impl Iterator<Item = &ProcessInfo> {
    let living = snapshot.processes.iter().filter(|process| !process.segments.is_empty());
    living.filter(|process| Some(process.pid) != snapshot.running)
}

fn switch(process: &ProcessInfo, act: &Callback<Act>) -> Html {
    let to = Command::Switch { who: Who::Pid(process.pid) };
    button(act, Act::Do(to), "").text(format!("Switch to {}", process.name)).html()
}

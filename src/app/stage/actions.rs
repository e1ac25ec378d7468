//! What a person may do to the machine: another mechanism, a new process, malloc, free, switch.

use sim::{Command, HeapBlock, Mechanism, Place, ProcessInfo, ProcessSpec, Snapshot, VirtAddr, Who};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use super::transport::button;
use crate::dom;
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
        let who = who(snapshot, process);
        row = row.child(malloc(process, &who, fields, act)).child(free(player, process, &who, fields, act));
    }
    row.children(others(snapshot).map(|process| switch(snapshot, process, act)).collect())
        .child(button(act, Act::Restart, "Start over"))
        .html()
}

fn mechanisms(current: Mechanism, act: &Callback<Act>) -> Html {
    let chosen = act.reform(move |event: Event| {
        let name = dom::target::<HtmlSelectElement>(&event).map(|select| select.value()).unwrap_or_default();
        let named = Mechanism::ALL.into_iter().find(|mechanism| mechanism.name() == name);
        Act::Mechanism(named.unwrap_or(current))
    });
    let choice = |mechanism: Mechanism| {
        let option = el("option").set("value", mechanism.name()).property("selected", mechanism == current);
        option.text(mechanism_words(mechanism)).html()
    };
    el("select")
        .fixed(&[("class", "mechanism"), ("aria-label", "Mechanism")])
        .on(|| ListenerKind::onchange, chosen)
        .children(Mechanism::ALL.into_iter().map(choice).collect())
        .html()
}

/// A mechanism's name as a person reads it: "Base and bounds".
pub fn mechanism_words(mechanism: Mechanism) -> String {
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

/// A process by its name, which says more where another mechanism refuses it; by its pid where the name is not its own.
pub fn who(snapshot: &Snapshot, process: &ProcessInfo) -> Who {
    match living(snapshot).filter(|other| other.name == process.name).count() {
        1 => Who::Name(process.name.as_str().into()),
        _ => Who::Pid(process.pid),
    }
}

fn malloc(process: &ProcessInfo, who: &Who, fields: &Fields, act: &Callback<Act>) -> Html {
    let who = who.clone();
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
    pair(input, submit, "malloc", format!("malloc in {}", process.name), false)
}

fn free(player: &Player, process: &ProcessInfo, who: &Who, fields: &Fields, act: &Callback<Act>) -> Html {
    let who = who.clone();
    let field = fields.block.clone();
    let submit = act.reform(move |event: Event| {
        event.prevent_default();
        let chosen = field.get().and_then(|node| node.dyn_into::<HtmlSelectElement>().ok());
        let at = place(&chosen.map(|select| select.value()).unwrap_or_default());
        Act::Do(Command::Free { who: who.clone(), at })
    });
    let number = |address| player.timeline().machine().number_of(process.pid, VirtAddr(address));
    let used = process.heap.iter().filter(|block| !block.free);
    let blocks: Vec<Html> = used.map(|block| option(block, number(block.address))).collect();
    let none = blocks.is_empty();
    let select = el("select")
        .refer(&fields.block)
        .set("aria-label", format!("Block to free in {}", process.name))
        .flag("disabled", none)
        .children(if none { vec![el("option").text("no block").html()] } else { blocks });
    pair(select, submit, "free", "free".to_owned(), none)
}

/// A block as one of the choices. Its value is its number, which means the same block under every mechanism.
fn option(block: &HeapBlock, number: Option<u32>) -> Html {
    let words = format!("{:#x} ({} B)", block.address, block.requested);
    let value = number.map_or_else(|| block.address.to_string(), |number| format!("@{number}"));
    el("option").set("value", value).text(words).html()
}

/// The place that a choice stands for.
fn place(value: &str) -> Place {
    match value.strip_prefix('@') {
        Some(number) => Place::Block(number.parse().unwrap_or(0), 0),
        None => Place::At(VirtAddr(value.parse().unwrap_or(0))),
    }
}

/// A field and the button that sends it, and how that is read out.
fn pair(field: El, submit: Callback<Event>, words: &'static str, name: String, disabled: bool) -> Html {
    let send = el("button").fixed(&[("type", "submit"), ("class", "button")]).flag("disabled", disabled);
    let send = send.set("aria-label", name);
    el("form")
        .fixed(&[("class", "pair"), ("novalidate", "")])
        .on(|| ListenerKind::onsubmit, submit)
        .child(field)
        .child(send.text(words))
        .html()
}

/// Living processes that do not run.
fn others(snapshot: &Snapshot) -> impl Iterator<Item = &ProcessInfo> {
    living(snapshot).filter(|process| Some(process.pid) != snapshot.running)
}

fn living(snapshot: &Snapshot) -> impl Iterator<Item = &ProcessInfo> {
    snapshot.processes.iter().filter(|process| !process.segments.is_empty())
}

fn switch(snapshot: &Snapshot, process: &ProcessInfo, act: &Callback<Act>) -> Html {
    let to = Command::Switch { who: who(snapshot, process) };
    button(act, Act::Do(to), "").text(format!("Switch to {}", process.name)).html()
}

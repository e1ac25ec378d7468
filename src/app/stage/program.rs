//! The program card: the assembly, the next instruction marked, each memory reference ticked off as it happens.

use diagram::format;
use sim::{AccessKind, Event, ProcessInfo, ProgramLine};
use yew::Html;

use crate::element::el;

/// How far the running instruction of the shown moment has come.
#[derive(Clone, Copy)]
pub struct Progress {
    /// Where the instruction stands.
    pub address: u64,
    /// How many of its references are done.
    pub done: usize,
}

/// The instruction that ran in the latest command, if one did.
pub fn latest(events: &[Event], pid: u32) -> Option<u64> {
    events.iter().find_map(|event| match event {
        Event::Executed { pid: who, address, .. } if *who == pid => Some(address.0),
        _ => None,
    })
}

/// Draws the card of one process. `later` references are still in flight.
pub fn program(process: &ProcessInfo, progress: Option<Progress>, later: usize) -> Html {
    let references = process.references.saturating_sub(later as u64);
    let plural = if references == 1 { "reference" } else { "references" };
    let title = format!("Program \u{b7} {}", process.name);
    let line = |line: &ProgramLine| {
        let next = line.address == process.registers.rip;
        let active = progress.is_some_and(|progress| progress.address == line.address);
        instruction(line, next, done(line, progress), active)
    };
    let body = if process.program.is_empty() {
        el("p").class("quiet").text("This process has no program.")
    } else {
        el("ol")
            .fixed(&[("class", "listing"), ("tabindex", "0"), ("aria-label", "Assembly")])
            .children(process.program.iter().map(line).collect())
    };
    let count = el("p")
        .class("program-count")
        .child(el("b").text(references.to_string()))
        .text(format!(" memory {plural} so far"));
    el("section")
        .class("card program")
        .set("aria-label", title.clone())
        .child(el("h2").class("card-title").text(title))
        .child(body)
        .child(count)
        .html()
}

/// How many of a line's references are ticked off.
fn done(line: &ProgramLine, progress: Option<Progress>) -> usize {
    match progress.filter(|progress| progress.address == line.address) {
        Some(progress) => progress.done,
        None if line.ran => line.references.len(),
        None => 0,
    }
}

fn instruction(line: &ProgramLine, next: bool, done: usize, active: bool) -> Html {
    let references = line.references.iter().enumerate();
    let ticks = references.map(|(index, kind)| tick(*kind, index < done)).collect();
    let class = match (active, next) {
        (true, _) => "asm is-active",
        (_, true) => "asm is-next",
        _ => "asm",
    };
    let item = el("li")
        .class(class)
        .child(el("span").class("asm-address").text(format::hex(line.address)))
        .child(el("code").class("asm-text").text(line.text.clone()))
        .child(el("span").class("asm-references").children(ticks));
    if next { item.fixed(&[("aria-current", "step")]).html() } else { item.html() }
}

fn tick(kind: AccessKind, done: bool) -> Html {
    let (class, mark, said) =
        if done { ("reference is-done", "\u{2713} ", " done") } else { ("reference", "", " to come") };
    el("span")
        .class(class)
        .text(mark)
        .text(kind.name())
        .child(el("span").class("hidden-visually").text(said))
        .html()
}

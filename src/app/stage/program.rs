//! The program card: the assembly, the next instruction marked, each memory reference ticked off as it happens.

use diagram::format;
use sim::{AccessKind, Event, ProcessInfo, ProgramLine, Reference, Timeline};
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

/// What a process has done so far.
pub struct Past {
    /// Addresses of the instructions that it has run, ascending.
    ran: Vec<u64>,
    references: usize,
}

impl Past {
    /// Nothing yet.
    pub const NONE: Self = Self { ran: Vec::new(), references: 0 };

    /// References to memory that it has made.
    pub fn references(&self) -> usize {
        self.references
    }

    fn add(&mut self, event: &Event) {
        match event {
            Event::Referenced(_) => self.references += 1,
            Event::Executed { address, .. } => {
                if let Err(place) = self.ran.binary_search(&address.0) {
                    self.ran.insert(place, address.0);
                }
            }
            _ => {}
        }
    }
}

/// What each process has done up to where the timeline stands, in order of pid from 1.
pub fn pasts(timeline: &Timeline) -> Vec<Past> {
    let mut pasts: Vec<Past> = Vec::new();
    for event in timeline.events().iter().take(timeline.position()).flatten() {
        let (Event::Referenced(Reference { pid, .. }) | Event::Executed { pid, .. }) = event else {
            continue;
        };
        let index = (*pid as usize).saturating_sub(1);
        if pasts.len() <= index {
            pasts.resize_with(index + 1, || Past::NONE);
        }
        if let Some(past) = pasts.get_mut(index) {
            past.add(event);
        }
    }
    pasts
}

/// The instruction that ran in the latest command, if one did.
pub fn latest(events: &[Event], pid: u32) -> Option<u64> {
    events.iter().find_map(|event| match event {
        Event::Executed { pid: who, address, .. } if *who == pid => Some(address.0),
        _ => None,
    })
}

/// Draws the card of one process. `later` references are still in flight.
pub fn program(process: &ProcessInfo, past: &Past, progress: Option<Progress>, later: usize) -> Html {
    let references = past.references.saturating_sub(later);
    let plural = if references == 1 { "reference" } else { "references" };
    let title = format!("Program \u{b7} {}", process.name);
    let line = |line: &ProgramLine| {
        let next = line.address == process.registers.rip;
        let active = progress.is_some_and(|progress| progress.address == line.address);
        instruction(line, next, done(line, &past.ran, progress), active)
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
fn done(line: &ProgramLine, ran: &[u64], progress: Option<Progress>) -> usize {
    match progress.filter(|progress| progress.address == line.address) {
        Some(progress) => progress.done,
        None if ran.binary_search(&line.address).is_ok() => line.references.len(),
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

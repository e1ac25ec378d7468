//! The program card: the assembly, the next instruction marked, each memory reference ticked off as it happens.

use std::collections::BTreeSet;

use diagram::format;
use sim::{AccessKind, Event, ProcessInfo, ProgramLine, Timeline};
use yew::prelude::*;

/// How far the running instruction of the shown moment has come.
#[derive(Clone, Copy)]
pub struct Progress {
    /// Where the instruction stands.
    pub address: u64,
    /// How many of its references are done.
    pub done: usize,
}

/// Addresses of the instructions that a process has run, up to where the timeline stands.
pub fn executed(timeline: &Timeline, pid: u32) -> BTreeSet<u64> {
    let past = timeline.events().iter().take(timeline.position()).flatten();
    past.filter_map(|event| match event {
        Event::Executed { pid: who, address, .. } if *who == pid => Some(address.0),
        _ => None,
    })
    .collect()
}

/// The instruction that ran in the latest command, if one did.
pub fn latest(events: &[Event], pid: u32) -> Option<u64> {
    events.iter().find_map(|event| match event {
        Event::Executed { pid: who, address, .. } if *who == pid => Some(address.0),
        _ => None,
    })
}

/// Draws the card of one process.
pub fn program(
    process: &ProcessInfo,
    ran: &BTreeSet<u64>,
    progress: Option<Progress>,
    references: u64,
) -> Html {
    let plural = if references == 1 { "reference" } else { "references" };
    html! {
        <section class="card program" aria-label={format!("Program of {}", process.name)}>
            <h2 class="card-title">{ format!("Program \u{b7} {}", process.name) }</h2>
            if process.program.is_empty() {
                <p class="quiet">{ "This process has no program." }</p>
            } else {
                <ol class="listing">
                    { for process.program.iter().map(|line| {
                        let next = line.address == process.registers.rip;
                        let done = done(line, ran, progress);
                        instruction(line, next, done, progress.is_some_and(|progress| progress.address == line.address))
                    }) }
                </ol>
            }
            <p class="program-count"><b>{ references }</b>{ format!(" memory {plural} so far") }</p>
        </section>
    }
}

/// How many of a line's references are ticked off.
fn done(line: &ProgramLine, ran: &BTreeSet<u64>, progress: Option<Progress>) -> usize {
    match progress.filter(|progress| progress.address == line.address) {
        Some(progress) => progress.done,
        None if ran.contains(&line.address) => line.references.len(),
        None => 0,
    }
}

fn instruction(line: &ProgramLine, next: bool, done: usize, active: bool) -> Html {
    let class = classes!("line", next.then_some("is-next"), active.then_some("is-active"));
    html! {
        <li key={line.address.to_string()} {class} aria-current={next.then_some("step")}>
            <span class="line-address">{ format::hex(line.address) }</span>
            <code class="line-text">{ &line.text }</code>
            <span class="line-references">
                { for line.references.iter().enumerate().map(|(index, kind)| tick(*kind, index < done)) }
            </span>
        </li>
    }
}

fn tick(kind: AccessKind, done: bool) -> Html {
    let class = classes!("reference", done.then_some("is-done"));
    let mark = if done { "\u{2713} " } else { "" };
    let said = if done { "done" } else { "to come" };
    html! { <span {class}>{ mark }{ kind.name() }<span class="hidden-visually">{ format!(" {said}") }</span></span> }
}

//! The program card: the assembly, the next instruction marked, each memory reference ticked off as it happens.

mod line;
mod trap;
mod view;

use diagram::format;
use sim::{Event, ProcessInfo, ProgramLine};
use yew::Html;

use self::line::State;
use super::seen::Seen;
use crate::element::{El, el};
use crate::passage::Went;

pub use self::view::follow;

/// Lines of the listing that are on the page, around the one that runs.
const MOST_LINES: usize = 200;

/// How far the running instruction of the shown moment has come.
#[derive(Clone, Copy)]
pub struct Progress {
    /// Where the instruction stands.
    pub address: u64,
    /// How many of its references are done.
    pub done: usize,
}

/// Draws the card of the process that is looked at, or of the one that was stopped just now.
pub fn card(seen: &Seen<'_>) -> Html {
    let trap = trap::latest(seen);
    let stopped = trap::killed(seen).and_then(|pid| seen.snapshot().process(pid));
    let Some(process) = stopped.or_else(|| seen.process()) else { return Html::default() };
    let own = seen.sighting.as_ref();
    let own = own.filter(|sighting| sighting.pid == process.pid && seen.player.went() != Went::Back);
    let later = own.map_or(0, |_| seen.later) as u64;
    let title = match trap {
        Some(_) => format!("Program \u{b7} {} ({})", process.name, process.state.name()),
        None => format!("Program \u{b7} {}", process.name),
    };
    let trapped = trap.map(|trap| (trap.address, trap.words));
    el("section")
        .class("card program")
        .set("aria-label", title.clone())
        .child(head(title, process.references.saturating_sub(later)))
        .children(loaded(process).into_iter().collect())
        .child(listing(process, progress(seen, process.pid), trapped))
        .html()
}

/// That the loader rewrote the program, where it did.
fn loaded(process: &ProcessInfo) -> Option<Html> {
    process.program.iter().any(|line| line.original.is_some()).then(|| {
        let at = format::hex(process.origin);
        el("p").class("quiet").text(format!("Linked for 0x0; the loader rewrote it for {at}.")).html()
    })
}

/// Whose program it is, and how many references to memory it has made.
fn head(title: String, references: u64) -> El {
    let plural = if references == 1 { "reference" } else { "references" };
    let count = el("p")
        .class("program-count")
        .child(el("b").text(references.to_string()))
        .child(el("span").class("hidden-visually").text(" memory"))
        .text(format!(" {plural} so far"));
    el("div").class("program-head").child(el("h2").class("card-title").text(title)).child(count)
}

fn progress(seen: &Seen<'_>, pid: u32) -> Option<Progress> {
    let done = seen.moment.reference?;
    let address = seen.player.events().iter().find_map(|event| match event {
        Event::Executed { pid: who, address, .. } if *who == pid => Some(address.0),
        _ => None,
    })?;
    Some(Progress { address, done })
}

fn listing(process: &ProcessInfo, progress: Option<Progress>, trapped: Option<(u64, String)>) -> El {
    let program = &process.program;
    if program.is_empty() {
        return el("p").class("quiet").text("This process has no program.");
    }
    let state = |line: &ProgramLine| match (&trapped, progress) {
        (Some((address, words)), _) if *address == line.address => State::Trapped(words.clone()),
        (_, Some(progress)) if progress.address == line.address => State::Active(progress.done),
        (None, _) if line.address == process.registers.rip => State::Next,
        _ => State::Idle,
    };
    let current = program.iter().position(|line| !matches!(state(line), State::Idle)).unwrap_or(0);
    let first = current.saturating_sub(MOST_LINES / 2).min(program.len().saturating_sub(MOST_LINES));
    let shown: Vec<Html> = program
        .iter()
        .skip(first)
        .take(MOST_LINES)
        .map(|item| line::instruction(item, state(item)))
        .collect();
    let after = program.len() - first - shown.len();
    let mut lines = Vec::new();
    lines.extend(left_out(first, "before"));
    lines.extend(shown);
    lines.extend(left_out(after, "behind"));
    el("ol").fixed(&[("class", "listing"), ("tabindex", "0"), ("aria-label", "Assembly")]).children(lines)
}

fn left_out(lines: usize, side: &str) -> Option<Html> {
    let words = || format!("{lines} more instructions {side}");
    (lines > 0).then(|| el("li").class("quiet").text(words()).html())
}

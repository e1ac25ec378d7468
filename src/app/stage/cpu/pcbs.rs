//! The PCBs: every process, or the few that matter, with its state and the registers that wait for it.

use diagram::order::sorted;
use diagram::{Phase, format};
use sim::{Event, ProcState, ProcessInfo};
use yew::Html;
use yew::virtual_dom::ListenerKind;

use super::held::Held;
use crate::element::el;
use crate::player::Act;
use crate::stage::Msg;
use crate::stage::seen::Seen;

/// The most PCBs that are shown.
const MOST: usize = 8;

/// One PCB as it is shown.
pub struct Row {
    /// Whose.
    pub pid: u32,
    name: String,
    state: ProcState,
    /// The saved rip, while it waits.
    rip: u64,
    /// Whether it has an address space to look at.
    alive: bool,
}

/// The PCBs worth showing, in order of pid: the running process's, the shown one's, those of the latest events, then
/// those of living processes as far as there is room.
pub fn rows(seen: &Seen<'_>, held: &Held<'_>) -> Vec<Row> {
    let processes = &seen.player.later().processes;
    let matters = |process: &&ProcessInfo| match process.pid {
        pid if Some(pid) == held.pid || Some(pid) == seen.player.focus() => true,
        pid => seen.player.events().iter().chain(seen.player.latest()).any(|event| speaks_of(event, pid)),
    };
    let alive = |process: &&ProcessInfo| !process.segments.is_empty();
    let mut order: Vec<&ProcessInfo> = processes.iter().filter(matters).collect();
    order.extend(processes.iter().filter(|process| !matters(process) && alive(process)).take(MOST));
    order.extend(processes.iter().filter(|process| !matters(process) && !alive(process)).take(MOST));
    order.truncate(MOST);
    sorted(order, &|process| f64::from(process.pid))
        .into_iter()
        .filter_map(|process| row(seen, process))
        .collect()
}

/// Draws them; choosing one shows its address space.
pub fn pcbs(seen: &Seen<'_>, rows: &[Row]) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let others = seen.player.later().processes.len() - rows.len().min(seen.player.later().processes.len());
    let list = rows.iter().map(|row| pcb(seen, row)).collect();
    let group = el("div")
        .fixed(&[("class", "processes"), ("role", "group")])
        .fixed(&[("aria-label", "Processes: choose whose address space is shown")])
        .children(list);
    match others {
        0 => group.html(),
        1 => group.child(el("p").class("quiet").text("and one more")).html(),
        _ => group.child(el("p").class("quiet").text(format!("and {others} more"))).html(),
    }
}

/// A PCB as it is at this moment; none where the process is not there yet.
fn row(seen: &Seen<'_>, later: &ProcessInfo) -> Option<Row> {
    let (told, to_come) = seen.told();
    let saved = seen.moment.switch.filter(|switch| {
        switch.phase == Phase::Load && (switch.from == Some(later.pid) || switch.progress >= 1.0)
    });
    let settled = !to_come.iter().any(changes_state) || saved.is_some();
    let earlier = seen.player.earlier().process(later.pid);
    let created =
        to_come.iter().any(|event| matches!(event, Event::Created { pid, .. } if *pid == later.pid));
    let process = if settled { Some(later) } else { earlier.or((!created).then_some(later)) }?;
    let back = told.iter().any(|event| matches!(event, Event::SwappedIn { pid, .. } if *pid == process.pid));
    let state = if back && !settled { ProcState::Ready } else { process.state };
    Some(Row {
        pid: process.pid,
        name: process.name.clone(),
        state,
        rip: process.registers.rip,
        alive: !later.segments.is_empty(),
    })
}

fn pcb(seen: &Seen<'_>, row: &Row) -> Html {
    let pid = row.pid;
    let (state, waits) = match row.state {
        ProcState::Swapped => ("on disk", true),
        ProcState::Ready => ("ready", true),
        state => (state.name(), false),
    };
    let travels = seen.moment.switch.is_some_and(|switch| match switch.phase {
        Phase::Save => switch.from == Some(pid),
        Phase::Load => switch.to == pid,
    });
    el("button")
        .fixed(&[("type", "button")])
        .class(if travels { "pcb is-open" } else { "pcb" })
        .set("aria-pressed", (seen.player.focus() == Some(pid)).to_string())
        .flag("disabled", !row.alive)
        .on(|| ListenerKind::onclick, seen.link.reform(move |_| Msg::Act(Act::Look(pid))))
        .child(el("b").text(row.name.clone()))
        .child(el("span").text(state))
        .child(el("span").class("pcb-held").text(if waits {
            format!("PCB: rip {}", format::hex(row.rip))
        } else {
            String::new()
        }))
        .html()
}

/// Whether a process is in another state afterwards.
fn changes_state(event: &Event) -> bool {
    matches!(
        event,
        Event::Created { .. }
            | Event::Exited { .. }
            | Event::Killed { .. }
            | Event::Switched { .. }
            | Event::SwappedOut { .. }
            | Event::SwappedIn { .. }
    )
}

/// Whether an event is about a process that might not run.
fn speaks_of(event: &Event, who: u32) -> bool {
    match event {
        Event::Created { pid, .. }
        | Event::Exited { pid, .. }
        | Event::Killed { pid, .. }
        | Event::SwappedOut { pid, .. }
        | Event::SwappedIn { pid, .. } => *pid == who,
        Event::Switched { from, to, .. } => *from == Some(who) || *to == who,
        _ => false,
    }
}

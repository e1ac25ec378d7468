//! Who has the CPU: a process in user mode, or the kernel and why it was entered.

use sim::{Event, Fault};
use yew::Html;

use super::held::Held;
use crate::element::el;
use crate::stage::seen::Seen;

/// Draws the line.
pub fn mode(seen: &Seen<'_>, held: &Held<'_>) -> Html {
    let reason = reason(seen);
    let user = held.pid.is_some() && reason.is_none();
    let (class, mode) = if user { ("mode is-user", "user mode") } else { ("mode is-kernel", "kernel mode") };
    let words = reason.unwrap_or_else(|| match held.pid {
        Some(pid) => format!("running {}", seen.player.later().name_of(pid)),
        None => "no process runs".to_owned(),
    });
    el("p")
        .class("cpu-mode")
        .child(el("span").class(class).text(mode))
        .child(el("span").class("cpu-running").text(words))
        .html()
}

/// Why the kernel has the CPU while an event is shown; none while user code has it.
fn reason(seen: &Seen<'_>) -> Option<String> {
    seen.moment.event?;
    let event = seen.told().1.first()?;
    let words = match event {
        Event::Faulted { .. } if seen.moment.reference.is_some() => return None,
        Event::Faulted { translation, .. } => {
            return Some(format!("trap: {}", translation.fault.map_or("fault", Fault::name)));
        }
        Event::SystemCall { call, .. } => return Some(format!("system call: {call}")),
        Event::PrivilegedInstruction { .. } => "trap: privileged",
        Event::IllegalInstruction { .. } => "trap: illegal",
        Event::TimerInterrupt { .. } => "timer interrupt",
        Event::Switched { .. } => "context switch",
        Event::Created { .. } => "new process",
        Event::Exited { .. } | Event::Killed { .. } => "process ends",
        Event::HeapGrown { .. } => "the heap grows",
        Event::Moved { .. } | Event::Compacted { .. } => "compaction",
        Event::SwappedOut { .. } | Event::SwappedIn { .. } => "swapping",
        _ => return None,
    };
    Some(words.to_owned())
}

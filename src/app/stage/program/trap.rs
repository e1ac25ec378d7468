//! The instruction that the hardware stopped in the latest command, if it stopped one.

use sim::{Event, Fault};

use crate::stage::seen::Seen;

/// An instruction that did not come to its end.
pub struct Trap {
    /// Where it stands.
    pub address: u64,
    /// Why, in a few words.
    pub words: String,
}

/// What is said of an instruction that ran, and for which the OS ended the process: a call that makes no sense.
const KILLED: &str = "the OS killed it here";

/// The instruction that was stopped, once the motion that shows it is over. A probe by hand stops none.
pub fn latest(seen: &Seen<'_>) -> Option<Trap> {
    let events = seen.player.latest();
    let pid = killed(seen).filter(|_| seen.moment.event.is_none())?;
    let rip = seen.snapshot().process(pid)?.registers.rip;
    let refused = events.iter().find_map(|event| {
        let (who, address, words) = match event {
            Event::PrivilegedInstruction { pid, address, .. } => {
                (*pid, address.0, "trap: only the OS may run it".to_owned())
            }
            Event::IllegalInstruction { pid, address, .. } => {
                (*pid, address.0, "trap: not an instruction".to_owned())
            }
            Event::Faulted { pid, access, translation } => {
                let fault = translation.fault.map_or("refused", Fault::name);
                (*pid, rip, format!("{access}: fault, {fault}"))
            }
            _ => return None,
        };
        (who == pid).then_some(Trap { address, words })
    });
    Some(refused.unwrap_or_else(|| Trap { address: ran(events).unwrap_or(rip), words: KILLED.to_owned() }))
}

/// The process that the latest command ended, unless the person looks at another.
pub fn killed(seen: &Seen<'_>) -> Option<u32> {
    let chosen = seen.player.focus() != seen.snapshot().running;
    let killed = seen.player.latest().iter().find_map(|event| match event {
        Event::Killed { pid, .. } => Some(*pid),
        _ => None,
    });
    killed.filter(|_| !chosen)
}

/// The instruction that ran.
fn ran(events: &[Event]) -> Option<u64> {
    events.iter().find_map(|event| match event {
        Event::Executed { address, .. } => Some(address.0),
        _ => None,
    })
}

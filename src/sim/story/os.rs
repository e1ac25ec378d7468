//! What the OS did with memory, in words.

use crate::event::Event;
use crate::snapshot::Snapshot;

/// Tells what the OS did; none where the event is another's.
pub fn tell(event: &Event, snapshot: &Snapshot) -> Option<String> {
    let name = |pid: &u32| snapshot.name_of(*pid);
    let told = match event {
        Event::SystemCall { pid, call, bytes } if *call == "munmap" => {
            format!(
                "The library of {} gave {bytes} bytes back to the OS by the system call munmap.",
                name(pid)
            )
        }
        Event::SystemCall { pid, call, bytes } => {
            format!(
                "The library of {} asked the OS for {bytes} more bytes by the system call {call}.",
                name(pid)
            )
        }
        Event::HeapGrown { pid, from, to } if to < from => {
            format!("The heap of {} shrank from {from} to {to} bytes.", name(pid))
        }
        Event::HeapGrown { pid, from, to } => {
            format!("The heap of {} grew from {from} to {to} bytes.", name(pid))
        }
        Event::Moved { pid, part, from, to, size } => format!(
            "The OS moved the {} of {} from {from} to {to} and copied {size} bytes.",
            part.name(),
            name(pid)
        ),
        Event::Compacted { moved, copied, before, after } => compacted(*moved, *copied, *before, *after),
        Event::Shared { pid, with, start, size } => format!(
            "{} runs the code of {} at {start}, read-only: {size} bytes are there once, not twice.",
            name(pid),
            name(with)
        ),
        Event::Relocated { pid, by, rewritten } => {
            let what = match rewritten {
                0 => "no instruction".to_owned(),
                1 => "one instruction".to_owned(),
                many => format!("{many} instructions"),
            };
            format!(
                "The program of {} was linked for 0x0 and lies {by:#x} higher: {what} had to be rewritten.",
                name(pid)
            )
        }
        Event::SwappedOut { pid, start, size, time } => {
            format!("The OS wrote the {size} bytes of {} to disk at {start}: {}.", name(pid), millis(*time))
        }
        Event::SwappedIn { pid, start, size, time } => {
            format!("The OS read the {size} bytes of {} from disk to {start}: {}.", name(pid), millis(*time))
        }
        Event::TimerInterrupt { pid, ran } => {
            format!("Timer interrupt: {} had run for {ran} ns, its quantum is over.", name(pid))
        }
        _ => return None,
    };
    Some(told)
}

/// What compaction came to; `before` and `after` are bytes of the largest hole.
fn compacted(moved: u64, copied: u64, before: u64, after: u64) -> String {
    if moved == 0 {
        return format!("Compaction: nothing had to move; the largest hole has {after} bytes.");
    }
    let hole = match after > before {
        true => format!("grew from {before} to {after} bytes"),
        false => format!("has {after} bytes now"),
    };
    format!("Compaction: the OS copied {copied} bytes; the largest hole {hole}.")
}

/// Nanoseconds as milliseconds, rounded to two digits behind the point.
fn millis(time: u64) -> String {
    let hundredths = time.saturating_add(5_000) / 10_000;
    format!("{}.{:02} ms", hundredths / 100, hundredths % 100)
}

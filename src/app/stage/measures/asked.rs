//! Who asked whom: the program its library, and the library, seldom, the OS.

use diagram::format;
use sim::{Costs, Counts, Event, Spent};

use crate::player::Player;
use crate::search::Search;

/// What malloc or free came to in the latest command, and whether the OS was asked; none where it was neither.
pub fn latest(player: &Player, pid: u32, search: Option<&Search>) -> Option<String> {
    let events = player.latest();
    let told = events.iter().find_map(|event| match event {
        Event::Allocated { pid: who, requested, address, split, visited, .. } if *who == pid => {
            Some(allocated(*requested, address.0, *split, *visited, search))
        }
        Event::Freed { pid: who, address, merged, .. } if *who == pid => Some(freed(address.0, *merged)),
        Event::Resized { pid: who, from, to, copied, .. } if *who == pid => Some(match copied {
            0 => format!("realloc left the block at {from} where it is"),
            _ => format!("realloc copied {copied} B from {from} to {to}"),
        }),
        Event::OutOfMemory { pid: who, requested, .. } if *who == pid => {
            Some(format!("malloc({requested}) found no room and returned 0"))
        }
        _ => None,
    })?;
    let calls = events.iter().filter_map(|event| match event {
        Event::SystemCall { pid: who, call, bytes } if *who == pid => {
            Some(format!("{call}, {}", format::bytes(*bytes)))
        }
        _ => None,
    });
    let calls: Vec<String> = calls.collect();
    let asked = match calls.as_slice() {
        [] => "the library did not ask the OS".to_owned(),
        calls => format!("the library asked the OS ({})", calls.join("; ")),
    };
    Some(format!("{told}; {asked}."))
}

fn allocated(requested: u64, address: u64, split: bool, visited: u64, search: Option<&Search>) -> String {
    let at = format::hex(address);
    let taken = search.and_then(|search| search.found);
    match (visited, split, taken) {
        (0, ..) => format!("malloc({requested}) got a mapping of its own at {at}"),
        (_, true, Some(taken)) => {
            format!("malloc({requested}) split the {} and returned {at}", format::bytes(taken.size))
        }
        (_, true, None) => format!("malloc({requested}) split a block and returned {at}"),
        (_, false, _) => format!("malloc({requested}) took a whole block and returned {at}"),
    }
}

fn freed(address: u64, merged: u64) -> String {
    let at = format::hex(address);
    match merged {
        0 => format!("free({at}) coalesced with no neighbour"),
        1 => format!("free({at}) coalesced with one neighbour"),
        many => format!("free({at}) coalesced {many} times"),
    }
}

/// Library calls against system calls so far, with what they cost. Searches are the library's and the OS's.
pub fn so_far(counts: &Counts, spent: &Spent, costs: &Costs) -> String {
    let each = |count: u64, cost: u64| format::time(count.saturating_mul(cost));
    format!(
        "So far: {}, {}; searching free lists, {}; {}, {}.",
        calls(counts.library_calls, "library call"),
        each(counts.library_calls, costs.library_call),
        format::time(spent.search),
        calls(counts.system_calls, "system call"),
        each(counts.system_calls, costs.trap)
    )
}

fn calls(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

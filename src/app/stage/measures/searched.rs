//! The latest malloc of a process, and the free list as its search found it.

use sim::{Event, Extent, Policy};

use crate::player::Player;

/// A longer history is not copied to look at the moment before.
const LONGEST: usize = 20_000;

/// A search through the free list.
pub struct Searched {
    /// Bytes asked for.
    pub requested: u64,
    /// Free blocks looked at, in this order: their places in `list`.
    pub seen: Vec<usize>,
    /// Which of them was taken; none where the heap grew instead, or a mapping was made.
    pub taken: Option<usize>,
    /// The free list just before.
    pub list: Vec<Extent>,
}

/// What the latest command's malloc in a process looked at; none where it was something else.
pub fn searched(player: &Player, pid: u32) -> Option<Searched> {
    let (requested, address, visited) = player.latest().iter().find_map(|event| match event {
        Event::Allocated { pid: who, address, requested, visited, .. } if *who == pid => {
            Some((*requested, address.0, *visited))
        }
        _ => None,
    })?;
    let list = before(player, pid)?;
    let header = player.timeline().machine().config().header;
    let start = address.saturating_sub(header);
    let taken = list.iter().position(|free| (free.start..free.end()).contains(&start));
    let seen = order(player.snapshot().allocator, list.len(), visited as usize, taken);
    Some(Searched { requested, seen, taken, list })
}

/// The free list before the latest command.
fn before(player: &Player, pid: u32) -> Option<Vec<Extent>> {
    if player.timeline().len() > LONGEST {
        return None;
    }
    let mut past = player.timeline().clone();
    past.step_back();
    let snapshot = past.snapshot();
    snapshot.process(pid).map(|process| process.free_list.clone())
}

/// The places that a search goes through: from the head, or under next fit from where the last one ended; buddy goes
/// straight to the block that it takes.
fn order(policy: Policy, length: usize, visited: usize, taken: Option<usize>) -> Vec<usize> {
    if policy == Policy::Buddy {
        return taken.into_iter().collect();
    }
    let visited = visited.min(length);
    let first = match (policy, taken) {
        (Policy::NextFit, Some(taken)) => (taken + 1 + length - visited) % length.max(1),
        _ => 0,
    };
    (0..visited).map(|step| (first + step) % length.max(1)).collect()
}

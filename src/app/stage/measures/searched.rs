//! The latest malloc of a process, and the free list as its search found it.

use sim::{Event, Extent, SearchPath};

use crate::passage::Went;
use crate::player::{MOST_BLOCKS, Player};

/// A longer history is not copied to look at the moment before.
const LONGEST: usize = 20_000;

/// A search through the free list.
pub struct Searched {
    /// Bytes asked for.
    pub requested: u64,
    /// Free blocks looked at, in this order; of a long search the first.
    pub seen: Vec<Extent>,
    /// Which of the free blocks was taken; none where none was large enough.
    pub taken: Option<Extent>,
    /// The free list just before, its head first.
    pub list: Vec<Extent>,
}

/// What the latest command's malloc in a process looked at; none where it was something else.
pub fn searched(player: &Player, pid: u32) -> Option<Searched> {
    let (requested, address) = player.latest().iter().find_map(|event| match event {
        Event::Allocated { pid: who, address, requested, .. } if *who == pid => Some((*requested, address.0)),
        _ => None,
    })?;
    let (list, seen) = before(player, pid, requested)?;
    let start = address.saturating_sub(player.timeline().machine().config().header);
    let taken = list.iter().find(|free| (free.start..free.end()).contains(&start)).copied();
    Some(Searched { requested, seen, taken, list })
}

/// The free list before the latest command, and what a search for so many bytes looks at in it.
fn before(player: &Player, pid: u32, requested: u64) -> Option<(Vec<Extent>, Vec<Extent>)> {
    if player.went() == Went::Forward {
        let process = player.earlier().process(pid)?;
        return Some((process.free_list.clone(), player.searched().to_vec()));
    }
    if player.timeline().len() > LONGEST {
        return None;
    }
    let mut past = player.timeline().clone();
    past.step_back();
    let SearchPath { seen, .. } = past.machine().search(pid, requested, MOST_BLOCKS);
    let snapshot = past.glance(MOST_BLOCKS);
    snapshot.process(pid).map(|process| (process.free_list.clone(), seen))
}

//! Buddy: blocks are powers of two; a larger one is halved until it fits, and two halves merge again.
//!
//! ```text
//!  wanted 16:   64 ──▶ 32 + 32 ──▶ 16 + 16 + 32     the first 16 is taken, its buddy and the 32 stay free
//! ```

use super::{Keeps, Rule, Search};
use crate::free_list::FreeList;

pub(super) const RULE: Rule = Rule { name: "buddy", search, keeps: Keeps::PowersOfTwo };

/// Looks at one size class after the other, from the wanted one up to the largest that this list ever had.
fn search(list: &FreeList, size: u64) -> Search {
    let wanted = list.room(size);
    let found = list.smallest(wanted);
    let last = found.map_or(list.top_class(), |block| block.size);
    let visited = if last < wanted { 0 } else { u64::from(last.ilog2() - wanted.ilog2()) + 1 };
    Search { found, visited }
}

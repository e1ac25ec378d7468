//! Best fit: look at every block and take the smallest that is large enough.

use super::{Rule, Search};
use crate::free_list::FreeList;

pub(super) const RULE: Rule = Rule { name: "best-fit", search, by_size: true, powers_of_two: false };

/// Looks at the whole list; the first of equals wins.
fn search(list: &FreeList, size: u64) -> Search {
    Search { found: list.smallest(size), visited: list.count() }
}

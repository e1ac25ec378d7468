//! Best fit: look at every block and take the smallest that is large enough.

use super::{Keeps, Rule, Search};
use crate::free_list::FreeList;

pub(super) const RULE: Rule = Rule { name: "best-fit", search, keeps: Keeps::Sizes };

/// Looks at the whole list; the first of equals wins.
fn search(list: &FreeList, size: u64) -> Search {
    Search { found: list.smallest(size), visited: list.count() }
}

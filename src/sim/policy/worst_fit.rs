//! Worst fit: look at every block and take the largest, so that what remains of it is large too.

use super::{Keeps, Rule, Search};
use crate::free_list::FreeList;

pub(super) const RULE: Rule = Rule { name: "worst-fit", search, keeps: Keeps::Blocks };

/// Looks at the whole list; the first of equals wins.
fn search(list: &FreeList, size: u64) -> Search {
    let largest = list.largest();
    let found = if largest >= size { list.walk(0, largest).found } else { None };
    Search { found, visited: list.count() }
}

//! First fit: stop at the first block that is large enough.

use super::{Rule, Search};
use crate::free_list::FreeList;

pub(super) const RULE: Rule = Rule { name: "first-fit", search, by_size: false, powers_of_two: false };

/// Looks from the head until something fits.
fn search(list: &FreeList, size: u64) -> Search {
    list.walk(0, size)
}

//! First fit: stop at the first block that is large enough.

use super::{Keeps, Rule, Search};
use crate::free_list::FreeList;

pub(super) const RULE: Rule = Rule { name: "first-fit", search, keeps: Keeps::Blocks };

/// Looks from the head until something fits.
fn search(list: &FreeList, size: u64) -> Search {
    list.walk(0, size)
}

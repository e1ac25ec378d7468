//! Next fit: first fit that goes on where the last allocation ended, once around.

use super::{Keeps, Rule, Search};
use crate::free_list::FreeList;

pub(super) const RULE: Rule = Rule { name: "next-fit", search, keeps: Keeps::Rover };

/// Looks from the rover to the end of the list, and then from the head.
fn search(list: &FreeList, size: u64) -> Search {
    let behind = list.walk(list.rover(), size);
    if behind.found.is_some() {
        return behind;
    }
    let around = list.walk(0, size);
    let visited = list.count().min(behind.visited + around.visited);
    Search { found: around.found, visited }
}

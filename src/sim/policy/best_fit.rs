//! Best fit: look at every block and take the smallest that is large enough.

use super::Search;
use crate::free_list::Extent;

/// Looks at the whole list; the first of equals wins.
pub fn search(list: impl Iterator<Item = Extent>, size: u64) -> Search {
    let mut visited = 0;
    let mut found: Option<Extent> = None;
    for extent in list {
        visited += 1;
        let better = found.is_none_or(|best| extent.size < best.size);
        if extent.size >= size && better {
            found = Some(extent);
        }
    }
    Search { found, visited }
}

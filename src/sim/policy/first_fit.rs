//! First fit: stop at the first block that is large enough.

use super::Search;
use crate::free_list::Extent;

/// Looks until something fits.
pub fn search(list: impl Iterator<Item = Extent>, size: u64) -> Search {
    let mut visited = 0;
    for extent in list {
        visited += 1;
        if extent.size >= size {
            return Search { found: Some(extent), visited };
        }
    }
    Search { found: None, visited }
}

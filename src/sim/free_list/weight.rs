//! What a free list weighs, so that a history of them can be kept within bounds.

use super::{Extents, FreeList};

impl FreeList {
    /// Bytes that every copy has for itself: a list in another order than by address.
    pub(crate) fn unshared(&self) -> u64 {
        match &self.extents {
            Extents::ByAddress(_) => 0,
            Extents::Listed(extents) => size_of_val(extents.row()) as u64,
        }
    }

    /// Bytes of what copies share that were made or copied so far.
    pub(crate) fn copied(&self) -> u64 {
        match &self.extents {
            Extents::ByAddress(extents) => extents.copied(),
            Extents::Listed(_) => 0,
        }
    }
}

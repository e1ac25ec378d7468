//! What a free list copies, so that a history of them can be kept within bounds.

use super::{Extents, FreeList};

impl FreeList {
    /// Bytes that were made or copied so far. A list in another order than by address counts as nothing: it is short.
    pub(crate) fn copied(&self) -> u64 {
        match &self.extents {
            Extents::ByAddress(extents) => extents.copied(),
            Extents::Listed(_) => 0,
        }
    }
}

//! How much is free below an address.

use super::{Extent, Extents, FreeList};

impl FreeList {
    /// Free bytes below an address. In address order it takes time logarithmic in the number of extents.
    pub fn below(&self, address: u64) -> u64 {
        match &self.extents {
            Extents::ByAddress(extents) => extents.below(address),
            Extents::Listed(extents) => extents.row().iter().map(|extent| part(*extent, address)).sum(),
        }
    }
}

/// Bytes of an extent below an address.
fn part(extent: Extent, address: u64) -> u64 {
    extent.end().min(address).saturating_sub(extent.start)
}

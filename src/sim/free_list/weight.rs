//! What a free list weighs, so that a history of them can be kept within bounds.

use super::{Extents, FreeList};
use crate::weight::Weight;

impl FreeList {
    /// The bytes of it. A list in another order than by address is not shared.
    pub(crate) fn weight(&self) -> Weight {
        match &self.extents {
            Extents::ByAddress(extents) => extents.weight(),
            Extents::Listed(extents) => {
                Weight { unshared: size_of_val(extents.row()) as u64, ..Weight::default() }
            }
        }
    }
}

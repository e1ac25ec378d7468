//! What a free list weighs, so that a history of them can be kept within bounds.

use super::{Extents, FreeList};
use crate::weight::Weight;

impl FreeList {
    /// Packs its maps; the bytes of it then. A list in another order than by address is not shared.
    pub(crate) fn pack(&mut self) -> Weight {
        match &mut self.extents {
            Extents::ByAddress(extents) => extents.pack(),
            Extents::Listed(extents) => {
                Weight { unshared: size_of_val(extents.row()) as u64, ..Weight::default() }
            }
        }
    }
}

//! realloc without moving: a block becomes shorter or longer where it lies.

use super::{BadFree, Heap, Resized};
use crate::free_list::{Extent, ListOrder};

impl Heap {
    /// Gives the block at an address another size in place, where that is possible.
    ///
    /// Shrinking always is: the tail, at least one unit of the alignment, is split off and given back as malloc
    /// would leave it; under buddy, the halves that are no longer needed. Growing takes the start of the free block
    /// directly behind, in a list in address order; in any other order and under buddy there must be room in the
    /// block itself. A mapped block keeps its stretch, whatever part of it is in use.
    pub fn resize(&mut self, address: u64, requested: u64) -> Result<Resized, BadFree> {
        let Some(old) = self.books.requested(address) else { return Err(self.bad_free(address)) };
        let extent = self.extent(address, old);
        let needed = self.rules.needed(requested);
        let mapped = self.mapped.get(address).is_some();
        if needed > extent.size && (mapped || !self.lengthen(extent, needed)) {
            return Ok(Resized::MustMove);
        }
        if needed < extent.size && !mapped {
            self.free.give(Extent { start: extent.start + needed, size: extent.size - needed });
        }
        self.books.resize(address, old, requested);
        let size = if mapped { extent.size } else { needed };
        Ok(Resized::InPlace { size: size.saturating_sub(self.rules.header) })
    }

    /// Takes what a stretch lacks from the free block directly behind it; tells whether there was enough.
    fn lengthen(&mut self, extent: Extent, needed: u64) -> bool {
        let behind = Extent { start: extent.end(), size: needed - extent.size };
        let grows = self.rules.order == ListOrder::Address && !self.rules.policy.is_buddy();
        if !grows || !self.free.take(behind) {
            return false;
        }
        self.books.strike(behind);
        true
    }
}

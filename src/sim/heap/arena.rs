//! The end of the arena: it moves up as the OS gives the heap more memory.

use super::{Heap, Wanted};
use crate::free_list::Extent;

/// No arena reaches further.
pub(super) const LIMIT: u64 = 1 << 32;

impl Heap {
    /// Moves the arena's end up by `bytes`, at most to 2^32; they are free, and with coalescing they join a free
    /// block that ends there.
    pub fn grow(&mut self, bytes: u64) {
        let fresh = self.stretch(bytes);
        self.free.append(fresh);
    }

    /// Moves the arena's end up by `bytes` and makes all of them one block, for a large request; its address.
    ///
    /// `bytes` must hold the header and the request, and more than the header alone, and the end must stay at or
    /// below 2^32. When the block is released and nothing lies behind it, the arena shrinks again.
    pub fn map(&mut self, requested: u64, bytes: u64) -> u64 {
        self.map_numbered(Wanted { requested, number: 0 }, bytes)
    }

    /// The same, for a block that may have a number.
    pub(crate) fn map_numbered(&mut self, wanted: Wanted, bytes: u64) -> u64 {
        let fresh = self.stretch(bytes);
        let address = self.hand_out(fresh, wanted);
        self.mapped.insert(address, fresh.size);
        address
    }

    fn stretch(&mut self, bytes: u64) -> Extent {
        let fresh = Extent { start: self.end, size: bytes.min(LIMIT - self.end) };
        self.end = fresh.end();
        fresh
    }
}

//! What the books of a heap weigh, so that a history of them can be kept within bounds.

use super::Heap;

/// Bytes of one entry, with its share of the tree around it.
const ENTRY: u64 = 32;

impl Heap {
    /// Bytes that the books hold, about, and bytes of them that were made or copied so far.
    pub(crate) fn weight(&self) -> (u64, u64) {
        let (blocks, copied) = self.books.weight();
        let entries = blocks + self.mapped.len() + self.free.count();
        (entries * ENTRY, copied + self.mapped.copied() + self.free.copied())
    }
}

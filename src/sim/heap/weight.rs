//! What the books of a heap weigh, so that a history of them can be kept within bounds.

use super::Heap;

/// Bytes of one entry, with its share of the tree around it.
const ENTRY: u64 = 32;

impl Heap {
    /// Bytes that the books hold, about, and bytes of them that were made or copied so far.
    pub(crate) fn weight(&self) -> (u64, u64) {
        let maps = [&self.blocks, &self.mapped, &self.given_back];
        let entries: u64 = maps.iter().map(|map| map.len()).sum();
        let copied: u64 = maps.iter().map(|map| map.copied()).sum();
        ((entries + self.free.count()) * ENTRY, copied + self.free.copied())
    }
}

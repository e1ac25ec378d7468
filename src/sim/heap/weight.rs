//! What the books of a heap weigh, so that a history of them can be kept within bounds.

use super::Heap;
use crate::weight::Weight;

/// Bytes of one entry, with its share of the tree around it.
const ENTRY: u64 = 32;

impl Heap {
    /// The books, and the free list.
    pub(crate) fn weight(&self) -> Weight {
        let (blocks, copied) = self.books.weight();
        let entries = blocks + self.mapped.len() + self.free.count();
        Weight {
            unshared: self.free.unshared(),
            held: entries * ENTRY,
            copied: copied + self.mapped.copied() + self.free.copied(),
        }
    }
}

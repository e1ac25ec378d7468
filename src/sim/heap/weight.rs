//! What the books of a heap weigh, so that a history of them can be kept within bounds.

use super::Heap;
use crate::weight::Weight;

impl Heap {
    /// Packs the books and the free list; the bytes of them then.
    pub(crate) fn pack(&mut self) -> Weight {
        self.books.pack() + self.mapped.pack() + self.free.pack()
    }
}

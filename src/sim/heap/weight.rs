//! What the books of a heap weigh, so that a history of them can be kept within bounds.

use super::Heap;
use crate::weight::Weight;

impl Heap {
    /// The bytes of the books and the free list.
    pub(crate) fn weight(&self) -> Weight {
        self.books.weight() + self.mapped.weight() + self.free.weight()
    }
}

//! What the books of a heap weigh, so that a history of them can be kept within bounds.

use super::Heap;
use crate::weight::Weight;

impl Heap {
    /// Packs its maps.
    pub(crate) fn pack(&mut self) {
        self.books.pack();
        self.mapped.pack();
        self.free.pack();
    }

    /// The books, and the free list.
    pub(crate) fn weight(&self) -> Weight {
        let mut weight = self.books.weight();
        weight.add(self.mapped.weight());
        weight.add(self.free.weight());
        weight
    }
}

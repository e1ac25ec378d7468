//! What a heap comes to in all, without a look at any block.

use super::Heap;

/// Sums over the blocks and holes of a heap, in bytes but for the two counts. `usable`, `headers` and `free` together
/// are the arena.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeapTotals {
    /// How many blocks are in use.
    pub blocks: u64,
    /// What was asked for.
    pub requested: u64,
    /// What blocks in use can hold: what was asked for, and what rounding added to it.
    pub usable: u64,
    /// Headers of blocks in use.
    pub headers: u64,
    /// How many holes there are.
    pub holes: u64,
    /// All holes together.
    pub free: u64,
    /// The largest hole, 0 where there is none.
    pub largest_hole: u64,
}

impl Heap {
    /// Whether blocks and holes together are at most so many.
    pub(crate) fn has_at_most(&self, most: usize) -> bool {
        self.live().0 + self.free.count() <= most as u64
    }

    /// The sums. Takes constant time; with a free list in another order than by address, time linear in its length,
    /// as everything does there.
    pub fn totals(&self) -> HeapTotals {
        let (blocks, requested) = self.live();
        let (headers, free) = (blocks * self.rules.header, self.free.free());
        HeapTotals {
            blocks,
            requested,
            usable: (self.end - self.start).saturating_sub(headers + free),
            headers,
            holes: self.free.count(),
            free,
            largest_hole: self.free.largest(),
        }
    }
}

impl HeapTotals {
    /// The sums over two heaps. Of the largest holes it is the sum too: `1 - largest_hole / free` then is the external
    /// fragmentation of both, each weighing as much as it has free.
    pub fn and(self, other: Self) -> Self {
        Self {
            blocks: self.blocks + other.blocks,
            requested: self.requested + other.requested,
            usable: self.usable + other.usable,
            headers: self.headers + other.headers,
            holes: self.holes + other.holes,
            free: self.free + other.free,
            largest_hole: self.largest_hole + other.largest_hole,
        }
    }
}

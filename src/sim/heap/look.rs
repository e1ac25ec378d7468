//! Looking at a heap: its blocks, its free list, its bounds.

use super::Heap;
use crate::free_list::Extent;
use crate::merge::merged;
use crate::snapshot::HeapBlock;

impl Heap {
    /// Every block in address order: those in use, and the free ones. With their headers they fill the arena.
    pub fn blocks(&self) -> Vec<HeapBlock> {
        let used = self.books.in_use().map(|(address, requested)| self.block(address, requested));
        merged(used, self.free.iter().map(hole), |block| block.address - block.header)
    }

    /// The free blocks in the order of the list, its head first; under buddy by size, then by address.
    pub fn free_list(&self) -> Vec<Extent> {
        self.free_list_head(usize::MAX)
    }

    /// The first of them, at most so many.
    pub fn free_list_head(&self, most: usize) -> Vec<Extent> {
        self.free.in_list_order(most)
    }

    /// How many blocks are in use, and how many bytes they asked for.
    pub fn live(&self) -> (u64, u64) {
        self.books.live()
    }

    /// Usable bytes of the block in use at an address.
    pub fn usable(&self, address: u64) -> Option<u64> {
        let requested = self.books.requested(address)?;
        Some(self.capacity(address, requested))
    }

    /// The number of the block in use at an address.
    pub(crate) fn number(&self, address: u64) -> Option<u32> {
        self.books.number(address)
    }

    /// How many blocks in use have a number. Takes time that grows with the blocks.
    pub(crate) fn numbered(&self) -> u64 {
        self.books.numbered()
    }

    /// The arena's first address.
    pub fn start(&self) -> u64 {
        self.start
    }

    /// One past the arena's last address.
    pub fn end(&self) -> u64 {
        self.end
    }

    /// Bytes of header before each block.
    pub fn header(&self) -> u64 {
        self.rules.header
    }

    /// A block in use.
    pub(super) fn block(&self, address: u64, requested: u64) -> HeapBlock {
        let size = self.capacity(address, requested);
        HeapBlock { address, size, free: false, header: self.rules.header, requested }
    }
}

/// A free block.
pub(super) fn hole(Extent { start, size }: Extent) -> HeapBlock {
    HeapBlock { address: start, size, free: true, header: 0, requested: 0 }
}

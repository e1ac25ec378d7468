//! Looking at a heap: its blocks, its free list, its bounds.

use super::Heap;
use crate::free_list::Extent;
use crate::merge::merged;
use crate::snapshot::HeapBlock;

impl Heap {
    /// Every block in address order: those in use, and the free ones. With their headers they fill the arena.
    pub fn blocks(&self) -> Vec<HeapBlock> {
        let header = self.rules.header;
        let used = self.books.in_use().map(|(address, requested)| HeapBlock {
            address,
            size: self.capacity(address, requested),
            free: false,
            header,
            requested,
        });
        let holes = self.free.iter().map(|Extent { start, size }| HeapBlock {
            address: start,
            size,
            free: true,
            header: 0,
            requested: 0,
        });
        merged(used, holes, |block| block.address - block.header)
    }

    /// The free blocks in the order of the list, its head first; under buddy by size, then by address.
    pub fn free_list(&self) -> Vec<Extent> {
        self.free.in_list_order()
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
}

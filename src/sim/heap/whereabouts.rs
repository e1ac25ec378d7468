//! What an address of the heap belongs to: what a checker of wild references asks.

use super::Heap;
use super::books::Block;

/// What lies at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// A usable byte of a block in use.
    Block {
        /// What malloc returned.
        start: u64,
        /// Usable bytes.
        size: u64,
        /// Bytes that were asked for.
        requested: u64,
    },
    /// The header of a block in use.
    Header {
        /// What malloc returned for the block.
        of: u64,
    },
    /// A block that was freed, in bytes of it that were not handed out again.
    GivenBack {
        /// What malloc had returned.
        start: u64,
        /// Bytes from there that were usable and have not been handed out again.
        size: u64,
    },
    /// Free, and of no block that was freed.
    Free,
    /// Not in the arena.
    Outside,
}

impl Heap {
    /// What an address belongs to.
    pub fn whereabouts(&self, address: u64) -> Whereabouts {
        if address < self.start || address >= self.end {
            return Whereabouts::Outside;
        }
        if let Some((start, requested)) = self.block_around(address) {
            let size = self.capacity(start, requested);
            return Whereabouts::Block { start, size, requested };
        }
        if let Some((of, Block::InUse(_))) = self.books.at_or_above(address)
            && of - self.rules.header <= address
        {
            return Whereabouts::Header { of };
        }
        match self.books.at_or_below(address) {
            Some((start, Block::Freed(size))) if address < start + size => {
                Whereabouts::GivenBack { start, size }
            }
            _ => Whereabouts::Free,
        }
    }

    /// The block in use whose usable bytes contain an address: its own address, and bytes asked for.
    pub(super) fn block_around(&self, address: u64) -> Option<(u64, u64)> {
        match self.books.at_or_below(address)? {
            (start, Block::InUse(requested)) if address - start < self.capacity(start, requested) => {
                Some((start, requested))
            }
            _ => None,
        }
    }
}

//! The books of a heap: every block by its address, those in use and those that were freed.

use crate::free_list::Extent;
use crate::ordered_map::OrderedMap;
use crate::weight::Weight;

/// What the books know of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// It is in use, and so many bytes were asked for.
    InUse(u64),
    /// It was freed, and so many of its usable bytes, from its first on, were not handed out again.
    Freed(u64),
}

/// Blocks that do not overlap: what is handed out again is struck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Books {
    /// Sizes by address; those of freed blocks with a mark.
    entries: OrderedMap,
    in_use: u64,
    requested: u64,
}

/// The mark of a freed block, in its size.
const FREED: u64 = 1 << 63;

impl Books {
    /// Enters a block that is handed out; it takes a stretch, its header included.
    pub fn hand_out(&mut self, address: u64, requested: u64, taken: Extent) {
        self.strike(taken);
        self.entries.insert(address, requested);
        self.in_use += 1;
        self.requested = self.requested.saturating_add(requested);
    }

    /// Enters that the block in use at an address, for which `requested` bytes were asked, has `size` usable bytes
    /// and is freed.
    pub fn free(&mut self, address: u64, requested: u64, size: u64) {
        self.entries.insert(address, size | FREED);
        self.in_use = self.in_use.saturating_sub(1);
        self.requested = self.requested.saturating_sub(requested);
    }

    /// Enters that the block in use at an address has another size.
    pub fn resize(&mut self, address: u64, old: u64, requested: u64) {
        self.entries.insert(address, requested);
        self.requested = self.requested.saturating_sub(old).saturating_add(requested);
    }

    /// Strikes what is handed out again: freed blocks that begin in a stretch, and the tail of one that begins
    /// before it.
    pub fn strike(&mut self, taken: Extent) {
        let last = taken.end().saturating_sub(1);
        while let Some((address, Block::Freed(size))) = self.at_or_below(last)
            && address + size > taken.start
        {
            if address < taken.start {
                self.entries.insert(address, (taken.start - address) | FREED);
                return;
            }
            self.entries.remove(address);
        }
    }

    /// The bytes that were asked for by the block in use at an address.
    pub fn requested(&self, address: u64) -> Option<u64> {
        match block(self.entries.get(address)?) {
            Block::InUse(requested) => Some(requested),
            Block::Freed(_) => None,
        }
    }

    /// Whether a block that began at an address was freed, and its first byte was not handed out again.
    pub fn was_freed(&self, address: u64) -> bool {
        self.entries.get(address).is_some_and(|size| size & FREED != 0)
    }

    /// The block at or else nearest below an address.
    pub fn at_or_below(&self, address: u64) -> Option<(u64, Block)> {
        self.entries.at_or_below(address).map(known)
    }

    /// The block at or else nearest above an address.
    pub fn at_or_above(&self, address: u64) -> Option<(u64, Block)> {
        self.entries.at_or_above(address).map(known)
    }

    /// The blocks in use in ascending order: address, and bytes asked for.
    pub fn in_use(&self) -> impl Iterator<Item = (u64, u64)> {
        self.entries.iter().filter(|(_, size)| size & FREED == 0)
    }

    /// How many blocks in use have an address below another.
    pub fn in_use_below(&self, address: u64) -> u64 {
        self.entries.sums(address).entries
    }

    /// All blocks at or above an address in ascending order.
    pub fn from(&self, address: u64) -> impl Iterator<Item = (u64, Block)> {
        self.entries.iter_from(address).map(known)
    }

    /// How many blocks are in use, and how many bytes they asked for.
    pub fn live(&self) -> (u64, u64) {
        (self.in_use, self.requested)
    }

    /// Packs its map; the bytes of it then.
    pub fn pack(&mut self) -> Weight {
        self.entries.pack()
    }
}

fn known((address, size): (u64, u64)) -> (u64, Block) {
    (address, block(size))
}

fn block(size: u64) -> Block {
    if size & FREED == 0 { Block::InUse(size) } else { Block::Freed(size & !FREED) }
}

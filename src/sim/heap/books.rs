//! The books of a heap: every block by its address, those in use and those that were freed.

use super::Wanted;
use crate::free_list::Extent;
use crate::ordered_map::{Around, Edit, OrderedMap};
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
    /// Sizes by address: of blocks in use with their number, see [`InUse`]; of freed blocks with a mark.
    entries: OrderedMap,
    in_use: u64,
    requested: u64,
}

/// The mark of a freed block, in its size.
const FREED: u64 = 1 << 63;

/// A block in use as its entry says: its size, and a number, 0 where it has none.
///
/// With a number, the size less 1 has the lowest 30 bits, for the heap of a process is a quarter of at most 4 GiB. The
/// number stands above, and is 4 higher there, so that no size, up to 2^32, is taken for one.
struct InUse {
    size: u64,
    number: u32,
}

/// Bits of the size of a block with a number.
const SIZE_BITS: u32 = 30;

/// The largest size less 1 of a block with a number.
const LARGEST: u64 = (1 << SIZE_BITS) - 1;

/// By how much a number is higher in an entry.
const ABOVE_SIZES: u64 = 4;

impl InUse {
    fn of(entry: u64) -> Self {
        match (entry >> SIZE_BITS).checked_sub(ABOVE_SIZES) {
            Some(number @ 1..) => Self { size: (entry & LARGEST) + 1, number: number as u32 },
            _ => Self { size: entry, number: 0 },
        }
    }

    fn entry(self) -> u64 {
        match self.size.checked_sub(1) {
            Some(size @ ..=LARGEST) if self.number > 0 => {
                (u64::from(self.number) + ABOVE_SIZES) << SIZE_BITS | size
            }
            _ => self.size,
        }
    }
}

impl Books {
    /// Enters a block that is handed out; it takes a stretch, its header included. One of more than 1 GiB gets no number.
    pub fn hand_out(&mut self, address: u64, wanted: Wanted, taken: Extent) {
        let Wanted { requested, number } = wanted;
        let block = (address, InUse { size: requested, number }.entry());
        let mut clear = true;
        self.entries.edit(address, &mut |around| {
            clear = is_clear(around, address, taken);
            Edit { out: usize::from(clear && around.at(address).is_some()), put: clear.then_some(block) }
        });
        if !clear {
            self.strike(taken);
            self.entries.insert(block.0, block.1);
        }
        self.in_use += 1;
        self.requested = self.requested.saturating_add(requested);
    }

    /// Enters that the block in use at an address is freed, if there is one; its usable bytes, which `usable` tells from
    /// those that were asked for.
    pub fn free(&mut self, address: u64, usable: &mut dyn FnMut(u64) -> u64) -> Option<u64> {
        let mut freed = None;
        self.entries.edit(address, &mut |around| {
            let requested = around.at(address).and_then(in_use).map(|block| block.size);
            freed = requested.map(|requested| (requested, usable(requested)));
            Edit { out: usize::from(freed.is_some()), put: freed.map(|(_, size)| (address, size | FREED)) }
        });
        let (requested, size) = freed?;
        self.in_use = self.in_use.saturating_sub(1);
        self.requested = self.requested.saturating_sub(requested);
        Some(size)
    }

    /// Enters that the block in use at an address has another size.
    pub fn resize(&mut self, address: u64, old: u64, requested: u64) {
        let number = self.in_use_at(address).map_or(0, |block| block.number);
        self.entries.insert(address, InUse { size: requested, number }.entry());
        self.requested = self.requested.saturating_sub(old).saturating_add(requested);
    }

    /// The number of the block in use at an address.
    pub fn number(&self, address: u64) -> Option<u32> {
        self.in_use_at(address).map(|block| block.number).filter(|number| *number > 0)
    }

    /// How many blocks in use have a number. Takes time that grows with the blocks.
    pub fn numbered(&self) -> u64 {
        self.all_in_use().filter(|(_, block)| block.number > 0).count() as u64
    }

    fn all_in_use(&self) -> impl Iterator<Item = (u64, InUse)> {
        let in_use = self.entries.iter().filter(|(_, entry)| entry & FREED == 0);
        in_use.map(|(address, entry)| (address, InUse::of(entry)))
    }

    fn in_use_at(&self, address: u64) -> Option<InUse> {
        self.entries.get(address).and_then(in_use)
    }

    /// Strikes what is handed out again: freed blocks that begin in a stretch, and the tail of one that begins before it.
    pub fn strike(&mut self, taken: Extent) {
        let mut end = taken.end();
        while let Some((address, Block::Freed(size))) =
            end.checked_sub(1).and_then(|last| self.at_or_below(last))
            && address + size > taken.start
        {
            if address < taken.start {
                self.entries.insert(address, (taken.start - address) | FREED);
                return;
            }
            self.entries.remove(address);
            end = address;
        }
    }

    /// The bytes that were asked for by the block in use at an address.
    pub fn requested(&self, address: u64) -> Option<u64> {
        self.in_use_at(address).map(|block| block.size)
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
        self.all_in_use().map(|(address, block)| (address, block.size))
    }

    /// How many blocks in use have an address below another.
    pub fn in_use_below(&self, address: u64) -> u64 {
        self.entries.sums(address).unmarked()
    }

    /// All blocks at or above an address in ascending order.
    pub fn from(&self, address: u64) -> impl Iterator<Item = (u64, Block)> {
        self.entries.iter_from(address).map(known)
    }

    /// How many blocks are in use, and how many bytes they asked for.
    pub fn live(&self) -> (u64, u64) {
        (self.in_use, self.requested)
    }

    /// The bytes of it.
    pub fn weight(&self) -> Weight {
        self.entries.weight()
    }
}

/// Whether it is certain that a stretch which goes to a block has no bytes of freed blocks, but for one that began where
/// it begins.
fn is_clear(around: Around, address: u64, taken: Extent) -> bool {
    let reaches = |(start, entry)| entry & FREED != 0 && start + (entry & !FREED) > taken.start;
    let clear = match around.at(address) {
        Some(_) => around.before.is_some_and(|before| !reaches(before)),
        None => !around.below.is_some_and(reaches),
    };
    clear && around.above.is_none_or(|start| start >= taken.end())
}

/// A block in use, if the entry is of one.
fn in_use(entry: u64) -> Option<InUse> {
    (entry & FREED == 0).then(|| InUse::of(entry))
}

fn known((address, entry): (u64, u64)) -> (u64, Block) {
    let block =
        if entry & FREED == 0 { Block::InUse(InUse::of(entry).size) } else { Block::Freed(entry & !FREED) };
    (address, block)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_keeps_its_number_and_its_size() {
        let mut books = Books::default();
        let sizes = [1, 2, (1 << 30) - 1, 1 << 30];
        for (address, size) in (1..).zip(sizes) {
            for number in [0, 1, u32::MAX] {
                books.free(address, &mut |_| 1);
                let wanted = Wanted { requested: size, number };
                books.hand_out(address, wanted, Extent { start: address, size: 1 });
                let number = Some(number).filter(|number| *number > 0);
                assert_eq!((books.requested(address), books.number(address)), (Some(size), number));
                for other in sizes {
                    books.resize(address, size, other);
                    assert_eq!((books.requested(address), books.number(address)), (Some(other), number));
                    books.resize(address, other, size);
                }
            }
        }
        assert!(books.in_use().eq((1..).zip(sizes)));
        assert_eq!((books.live(), books.numbered()), ((4, sizes.iter().sum()), 4));
        (1..).zip(sizes).for_each(|(address, _)| _ = books.free(address, &mut |_| 1));
        assert_eq!((books.live(), books.numbered()), ((0, 0), 0));
    }

    #[test]
    fn without_a_number_a_block_has_any_size() {
        let mut books = Books::default();
        for size in [0, 1, 1 << 30, (1 << 31) + 1, (1 << 32) - 1, 1 << 32] {
            books.hand_out(8, Wanted { requested: size, number: 0 }, Extent { start: 8, size: 1 });
            assert_eq!((books.requested(8), books.number(8)), (Some(size), None));
            books.free(8, &mut |_| 1);
            assert_eq!((books.live(), books.numbered()), ((0, 0), 0));
        }
    }
}

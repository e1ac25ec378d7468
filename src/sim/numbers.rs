//! The numbers of a process's blocks: `@3` names an address, and a block in use knows its number.

use crate::bytes::Bytes;
use crate::ordered_map::OrderedMap;
use crate::weight::Weight;

/// Bytes of one address.
const ADDRESS: u64 = 8;

/// Addresses by number, numbers by address. Block addresses are never 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbers {
    /// An address for each number, 0 for none: a long row, and sparse where a number was chosen far away.
    addresses: Bytes,
    /// The highest number so far, 0 at the start.
    last: u32,
    /// Of blocks in use.
    by_address: OrderedMap,
}

impl Numbers {
    /// Where the block of a number lies, or lay before it was freed.
    pub fn address(&self, number: u32) -> Option<u64> {
        Some(self.addresses.load(u64::from(number) * ADDRESS, ADDRESS)).filter(|address| *address > 0)
    }

    /// The number of the block in use at an address.
    pub fn number(&self, address: u64) -> Option<u32> {
        self.by_address.get(address).map(|number| number as u32)
    }

    /// Where the block of a number lies, while it is in use.
    pub fn in_use(&self, number: u32) -> Option<u64> {
        self.address(number).filter(|address| self.number(*address) == Some(number))
    }

    /// Gives the block in use at an address a number, or the next; none where there is no next.
    pub fn give(&mut self, number: Option<u32>, address: u64) {
        if let Some(number) = number.or_else(|| self.last.checked_add(1)) {
            self.addresses.store(u64::from(number) * ADDRESS, ADDRESS, address);
            self.by_address.insert(address, u64::from(number));
            self.last = self.last.max(number);
        }
    }

    /// Enters that the block at an address is no longer in use. Its number still names the address.
    pub fn retire(&mut self, address: u64) {
        self.by_address.remove(address);
    }

    /// How many blocks in use have a number; none where the numbers ran out.
    pub fn count(&self) -> Option<u64> {
        (self.last < u32::MAX).then(|| self.by_address.len())
    }

    /// Packs its map; the bytes of it then.
    pub fn pack(&mut self) -> Weight {
        let Self { addresses, .. } = self;
        let addresses = Weight { unshared: 0, held: addresses.held(), copied: addresses.copied() };
        addresses + self.by_address.pack()
    }
}

//! The numbers of a process's blocks: `@3` names an address. Which number a block in use has, its heap's books know.

use crate::bytes::Bytes;
use crate::weight::Weight;

/// Bytes of one address.
const ADDRESS: u64 = 8;

/// Addresses by number. Block addresses are never 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbers {
    /// An address for each number, 0 for none: a long row, and sparse where a number was chosen far away.
    addresses: Bytes,
    /// The highest number so far, 0 at the start.
    last: u32,
}

impl Numbers {
    /// Where the block of a number lies, or lay before it was freed.
    pub fn address(&self, number: u32) -> Option<u64> {
        Some(self.addresses.load(u64::from(number) * ADDRESS, ADDRESS)).filter(|address| *address > 0)
    }

    /// The number that comes next; none where there is none.
    pub fn next(&self) -> Option<u32> {
        self.last.checked_add(1)
    }

    /// Enters where the block of a number lies.
    pub fn enter(&mut self, number: u32, address: u64) {
        self.addresses.store(u64::from(number) * ADDRESS, ADDRESS, address);
        self.last = self.last.max(number);
    }

    /// Whether there may be blocks without a number, for there is no next.
    pub fn ran_out(&self) -> bool {
        self.last == u32::MAX
    }

    /// The bytes of it.
    pub fn weight(&self) -> Weight {
        self.addresses.weight()
    }
}

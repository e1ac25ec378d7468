//! The way of a search through the free list, block by block.

use super::{Extent, Extents, FreeList};
use crate::policy::{Keeps, Search};

/// What a search looks at, and what it chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchPath {
    /// The free blocks that it looks at, in this order; where they are many, the first of them. Under buddy only the
    /// one that it chooses: in the size classes before there is none.
    pub seen: Vec<Extent>,
    /// How many it looks at in all, as [`crate::Event::Allocated`] tells it; under buddy how many size classes.
    pub visited: u64,
    /// The block that it chooses; none where none is large enough. First and next fit stop there; best and worst fit
    /// look at all of them before they choose.
    pub found: Option<Extent>,
}

impl FreeList {
    /// The way of a search for `size` bytes; of what it sees, the first `most` extents. In address order it takes time
    /// that grows with `most` and with the logarithm of the number of extents.
    pub fn path(&self, size: u64, most: usize) -> SearchPath {
        let Search { found, visited } = self.search(size);
        let seen = match self.policy.rule().keeps {
            Keeps::PowersOfTwo => found.into_iter().take(most).collect(),
            Keeps::Rover => self.around(self.rover(), visited, most),
            Keeps::Blocks | Keeps::Sizes => self.around(0, visited, most),
        };
        SearchPath { seen, visited, found }
    }

    /// The extents from a place to the end of the list and then from its head, so many and at most `most`.
    fn around(&self, place: u64, visited: u64, most: usize) -> Vec<Extent> {
        let most = most.min(usize::try_from(visited).unwrap_or(usize::MAX));
        match &self.extents {
            Extents::ByAddress(extents) => {
                extents.iter_from(place).chain(extents.iter()).take(most).collect()
            }
            Extents::Listed(extents) => {
                let place = usize::try_from(place).unwrap_or(usize::MAX);
                let row = extents.row();
                row.iter().skip(place).chain(row).take(most).copied().collect()
            }
        }
    }
}

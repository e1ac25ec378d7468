//! Free extents by size: what best fit and buddy look through.

use super::Extent;
use crate::ordered_map::OrderedMap;
use crate::weight::Weight;

/// How many extents wait outside the index.
const RECENT: usize = 4;

/// Extents by size, then by address. Everything takes logarithmic time.
///
/// Most extents taken are among those added last: the rest of a hole that is split again, a block freed where one like it is
/// wanted next, halves that merge soon. So the last few wait outside the index, and most never come to change it.
#[derive(Clone, Debug)]
pub(super) struct BySize {
    /// Keyed by [`key`]; the values are 0.
    index: OrderedMap,
    /// Keys of extents added last, the last one first, and [`NONE`].
    recent: [u64; RECENT],
}

/// Is the key of no extent, and higher than any.
const NONE: u64 = u64::MAX;

/// Orders by size first, then by address: sizes are 1 to 2^32, addresses below 2^32.
fn key(extent: Extent) -> u64 {
    extent.size.saturating_sub(1) << 32 | extent.start
}

/// The extent of a key.
fn extent(key: u64) -> Extent {
    Extent { start: key & u64::from(u32::MAX), size: (key >> 32) + 1 }
}

impl BySize {
    /// No extents yet.
    pub fn new() -> Self {
        Self { index: OrderedMap::default(), recent: [NONE; RECENT] }
    }

    /// Adds an extent.
    pub fn insert(&mut self, extent: Extent) {
        let mut moving = key(extent);
        for place in &mut self.recent {
            std::mem::swap(place, &mut moving);
            if moving == NONE {
                return;
            }
        }
        self.index.insert(moving, 0);
    }

    /// Takes an extent out.
    pub fn remove(&mut self, extent: Extent) {
        let key = key(extent);
        for recent in &mut self.recent {
            if *recent == key {
                *recent = NONE;
                return;
            }
        }
        self.index.remove(key);
    }

    /// The smallest of at least `size` bytes, the first of equals.
    pub fn smallest(&self, size: u64) -> Option<Extent> {
        let least = key(Extent { start: 0, size });
        let mut found = self.index.at_or_above(least).map_or(NONE, |(found, _)| found);
        for recent in self.recent {
            if recent >= least {
                found = found.min(recent);
            }
        }
        // No extent has more than 2^32 bytes, and no such size has a key.
        (found < NONE && size <= 1 << 32).then(|| extent(found))
    }

    /// The first `most` of them.
    pub fn first(&self, most: usize) -> Vec<Extent> {
        self.whole().iter().map(|(key, _)| extent(key)).take(most).collect()
    }

    /// The bytes of it.
    pub fn weight(&self) -> Weight {
        self.index.weight()
    }

    /// The index with all extents in it.
    fn whole(&self) -> OrderedMap {
        let mut index = self.index.clone();
        for key in self.recent {
            if key < NONE {
                index.insert(key, 0);
            }
        }
        index
    }
}

/// Equal where the extents are, whichever came last.
impl PartialEq for BySize {
    fn eq(&self, other: &Self) -> bool {
        self.whole() == other.whole()
    }
}

impl Eq for BySize {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_whichever_extents_came_last() {
        let sorted: Vec<_> = (1..=9).map(|at| Extent { start: 0x100 - at, size: at * at }).collect();
        let mut lists = Vec::new();
        for turn in 0..9 {
            let mut list = BySize::new();
            sorted.iter().cycle().skip(turn).take(9).for_each(|extent| list.insert(*extent));
            assert_eq!((list.first(99), list.first(2)), (sorted.clone(), sorted[..2].to_vec()));
            for (at, extent) in sorted.iter().enumerate() {
                assert_eq!(list.smallest(extent.size), Some(*extent));
                assert_eq!(list.smallest(extent.size + 1), sorted.get(at + 1).copied());
            }
            assert_eq!(list.smallest((1 << 35) + 1), None);
            lists.push(list);
        }
        for (gone, extent) in (1..).zip(&sorted) {
            lists.iter_mut().for_each(|list| list.remove(*extent));
            assert!(lists.iter().all(|list| *list == lists[0] && list.first(9) == sorted[gone..]));
        }
    }
}

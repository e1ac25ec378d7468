//! Free extents by size: what best fit and buddy look through.

use super::Extent;
use crate::ordered_map::OrderedMap;
use crate::weight::Weight;

/// Extents by size, then by address. Everything takes logarithmic time.
///
/// Half of all extents taken are those added last: the rest of a hole that is split again, and a block freed where one like
/// it is wanted next. So the last one waits outside the index, and most such pairs never come to change it.
#[derive(Clone, Debug, Default)]
pub(super) struct BySize {
    /// Keyed by [`key`]; the values are 0.
    index: OrderedMap,
    /// The key of the extent added last, if it is still there.
    last: Option<u64>,
}

/// Orders by size first, then by address: sizes are 1 to 2^32, addresses below 2^32.
fn key(extent: Extent) -> u64 {
    extent.size.saturating_sub(1) << 32 | extent.start
}

/// The extent of a key.
fn extent(key: u64) -> Extent {
    Extent { start: key & u64::from(u32::MAX), size: (key >> 32) + 1 }
}

impl BySize {
    /// Adds an extent.
    pub fn insert(&mut self, extent: Extent) {
        if let Some(last) = self.last.replace(key(extent)) {
            self.index.insert(last, 0);
        }
    }

    /// Takes an extent out.
    pub fn remove(&mut self, extent: Extent) {
        if self.last.take_if(|last| *last == key(extent)).is_none() {
            self.index.remove(key(extent));
        }
    }

    /// The smallest of at least `size` bytes, the first of equals.
    pub fn smallest(&self, size: u64) -> Option<Extent> {
        let least = key(Extent { start: 0, size });
        let last = self.last.filter(|last| *last >= least);
        let found = self.index.at_or_above(least).map(|(found, _)| found);
        found.into_iter().chain(last).min().map(extent)
    }

    /// The first `most` of them.
    pub fn first(&self, most: usize) -> Vec<Extent> {
        self.whole().iter().map(|(key, _)| extent(key)).take(most).collect()
    }

    /// The bytes of it.
    pub fn weight(&self) -> Weight {
        self.index.weight()
    }

    /// The index with the last one in it.
    fn whole(&self) -> OrderedMap {
        let mut index = self.index.clone();
        if let Some(last) = self.last {
            index.insert(last, 0);
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
    fn it_is_the_same_whichever_extent_came_last() {
        let sorted = [(0x40, 8), (0x80, 8), (0x10, 16), (0x20, 1 << 32)];
        let sorted = sorted.map(|(start, size)| Extent { start, size });
        let mut lists = Vec::new();
        for turn in 0..4 {
            let mut list = BySize::default();
            sorted.iter().cycle().skip(turn).take(4).for_each(|extent| list.insert(*extent));
            assert_eq!((list.first(9), list.first(2)), (sorted.to_vec(), sorted[..2].to_vec()));
            for (size, at) in [(1, 0), (8, 0), (9, 2), (17, 3), (1 << 32, 3)] {
                assert_eq!(list.smallest(size), Some(sorted[at]));
            }
            lists.push(list);
        }
        for gone in sorted {
            lists.iter_mut().for_each(|list| list.remove(gone));
            assert!(lists.iter().all(|list| *list == lists[0] && !list.first(9).contains(&gone)));
        }
        assert_eq!(lists[0], BySize::default());
    }
}

//! The entries of an ordered map, one after another.

use super::Entry;
use super::leaf::Leaf;
use super::link::Link;

/// The entries of a map in ascending order. After each leaf it walks down again, to the first key of the next.
#[derive(Clone)]
pub(crate) struct Iter<'a> {
    root: &'a Link,
    leaf: Option<&'a Leaf>,
    place: usize,
    /// The first key behind the leaf.
    next: Option<u64>,
}

impl<'a> Iter<'a> {
    /// The entries from a key.
    pub(super) fn from(root: &'a Link, key: u64) -> Self {
        let (leaf, next) = root.leaf(key).unzip();
        Self { root, place: leaf.map_or(0, |leaf| leaf.below_key(key)), leaf, next: next.flatten() }
    }
}

impl Iterator for Iter<'_> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        loop {
            if let Some(entry) = self.leaf?.entry(self.place) {
                self.place += 1;
                return Some(entry);
            }
            let (leaf, next) = self.root.leaf(self.next?)?;
            (self.leaf, self.next) = (Some(leaf), next);
            self.place = 0;
        }
    }
}

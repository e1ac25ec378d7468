//! The entries of an ordered map, one after another.

use super::Entry;
use super::node::Node;
use std::rc::Rc;

/// The entries of a map in ascending order. After each leaf it walks down again, to the first key of the next.
#[derive(Clone)]
pub(crate) struct Iter<'a> {
    root: &'a Rc<Node>,
    leaf: Rc<Node>,
    place: usize,
    /// The first key behind the leaf.
    next: Option<u64>,
}

impl<'a> Iter<'a> {
    /// The entries from a key.
    pub(super) fn from(root: &'a Rc<Node>, key: u64) -> Self {
        let (leaf, next) = root.leaf(key);
        Self { root, place: leaf.below_key(key), leaf, next }
    }
}

impl Iterator for Iter<'_> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        loop {
            if let Some(entry) = self.leaf.entry(self.place) {
                self.place += 1;
                return Some(entry);
            }
            (self.leaf, self.next) = self.root.leaf(self.next?);
            self.place = 0;
        }
    }
}

//! What is looked up in an ordered map's nodes, on the way down from the root.

use super::Entry;
use super::node::{FULL, Node};
use super::packed::Link;
use std::rc::Rc;

impl Node {
    /// The leaf where a key is or would be, and the first key behind that leaf.
    pub fn leaf(self: &Rc<Self>, key: u64) -> (Rc<Self>, Option<u64>) {
        let (mut node, mut next) = (Rc::clone(self), None);
        loop {
            let behind = node.behind(key);
            let Some(child) = node.below.get(behind.saturating_sub(1)) else { return (node, next) };
            next = node.entry(behind.max(1)).map(|entry| entry.0).or(next);
            node = child.link.node();
        }
    }

    /// The entry at or else nearest below a key.
    pub fn at_or_below(&self, key: u64) -> Option<Entry> {
        let mut node = self;
        loop {
            let at = node.behind(key).checked_sub(1)?;
            match node.below.get(at).map(|child| &child.link) {
                None => return node.entry(at),
                Some(Link::Open(below)) => node = below,
                Some(Link::Packed(leaf)) => return leaf.entry(leaf.behind(key).checked_sub(1)?),
            }
        }
    }

    /// The first entry at or above a key whose value is at least `value`.
    ///
    /// Only the first node below can disappoint, so this walks down at most twice.
    pub fn first_with(&self, key: u64, value: u64) -> Option<Entry> {
        let mut at = if self.is_leaf() { self.below_key(key) } else { self.behind(key).saturating_sub(1) };
        loop {
            let values = self.values.get(at..self.len)?;
            at += values.iter().position(|largest| *largest >= value)?;
            let Some(child) = self.below.get(at) else { return self.entry(at) };
            if let Some(found) = child.link.node().first_with(key, value) {
                return Some(found);
            }
            at += 1;
        }
    }

    /// How many entries lie at or below a key.
    pub fn up_to(&self, key: u64) -> u64 {
        let (mut node, mut rank) = (self, 0);
        loop {
            let behind = node.behind(key);
            let at = behind.saturating_sub(1);
            let Some(child) = node.below.get(at) else { return rank + behind as u64 };
            rank += node.below.iter().take(at).map(|child| child.count).sum::<u64>();
            match &child.link {
                Link::Open(below) => node = below,
                Link::Packed(leaf) => return rank + leaf.behind(key) as u64,
            }
        }
    }

    /// How many keys are below a key.
    pub fn below_key(&self, key: u64) -> usize {
        key.checked_sub(1).map_or(0, |key| self.behind(key))
    }

    /// How many keys are at or below a key. Unused keys are the highest number, so every search takes as many steps.
    pub fn behind(&self, key: u64) -> usize {
        let (mut behind, mut step) = (0, FULL / 2);
        while step > 0 {
            let below = self.keys.get(behind + step - 1).is_some_and(|other| *other <= key);
            behind += step * usize::from(below);
            step /= 2;
        }
        behind.min(self.len)
    }
}

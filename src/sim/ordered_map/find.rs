//! What is looked up in an ordered map's nodes, on the way down from the root.

use super::Entry;
use super::leaf::Leaf;
use super::link::Link;

impl Link {
    /// The leaf where a key is or would be, and the first key behind that leaf.
    pub fn leaf(&self, key: u64) -> Option<(&Leaf, Option<u64>)> {
        let (mut link, mut next) = (self, None);
        loop {
            let node = match link {
                Self::Node(node) => node,
                Self::Leaf(leaf) => return Some((leaf, next)),
            };
            let behind = node.behind(key).max(1);
            next = node.slots.get(behind).map(|slot| slot.first).or(next);
            link = &node.slots.get(behind - 1)?.link;
        }
    }

    /// The entry at or else nearest below a key.
    pub fn at_or_below(&self, key: u64) -> Option<Entry> {
        let (leaf, _) = self.leaf(key)?;
        leaf.entry(leaf.behind(key).checked_sub(1)?)
    }

    /// The entry at or else nearest above a key.
    pub fn at_or_above(&self, key: u64) -> Option<Entry> {
        let (leaf, next) = self.leaf(key)?;
        leaf.entry(leaf.below_key(key)).or_else(|| self.at_or_below(next?))
    }

    /// The first entry whose value is at least `value`, from the one that reaches beyond a key on, or else the one at or
    /// above it; and how many are looked at from there. A value with a mark is 0.
    ///
    /// Only the first node below can disappoint, so this walks down at most twice.
    pub fn first_with(&self, key: u64, value: u64) -> (u64, Option<Entry>) {
        let node = match self {
            Self::Node(node) => node,
            Self::Leaf(leaf) => return leaf.first_with(key, value),
        };
        let mut looked_at = 0;
        for slot in node.slots.iter().skip(node.behind(key).saturating_sub(1)) {
            if slot.first >= key && slot.largest < value {
                looked_at += slot.sums.entries();
                continue;
            }
            let (within, found) = slot.link.first_with(key, value);
            looked_at += within;
            if found.is_some() {
                return (looked_at, found);
            }
        }
        (looked_at, None)
    }
}

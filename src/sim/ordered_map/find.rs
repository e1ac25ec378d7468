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

    /// The first entry at or above a key whose value is at least `value`, and how many lie before it; a value with a mark
    /// is 0.
    ///
    /// Only the first node below can disappoint, so this walks down at most twice.
    pub fn first_with(&self, key: u64, value: u64) -> Option<(u64, Entry)> {
        match self {
            Self::Leaf(leaf) => leaf.first_with(leaf.below_key(key), value),
            Self::Node(node) => {
                let from = node.behind(key).saturating_sub(1);
                let mut before = 0;
                for (at, slot) in node.slots.iter().enumerate() {
                    if at >= from
                        && slot.largest >= value
                        && let Some((within, entry)) = slot.link.first_with(key, value)
                    {
                        return Some((before + within, entry));
                    }
                    before += slot.sums.entries();
                }
                None
            }
        }
    }
}

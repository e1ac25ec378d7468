//! What entries of an ordered map come to, up to any key, by one walk down.

use super::node::Node;
use super::packed::Link;

/// Entries without a mark, which is the highest bit of a value. Sums that are too large wrap around.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// How many there are.
    pub entries: u64,
    /// Their values together.
    pub values: u64,
}

impl Sums {
    /// Of one value, or of none.
    pub(super) fn of(value: Option<u64>) -> Self {
        match value.filter(|value| value >> 63 == 0) {
            Some(values) => Self { entries: 1, values },
            None => Self::default(),
        }
    }

    /// Of both.
    pub(super) fn and(self, other: Self) -> Self {
        let entries = self.entries.wrapping_add(other.entries);
        Self { entries, values: self.values.wrapping_add(other.values) }
    }

    /// Without the other, which is part of it.
    pub(super) fn but(self, other: Self) -> Self {
        let entries = self.entries.wrapping_sub(other.entries);
        Self { entries, values: self.values.wrapping_sub(other.values) }
    }
}

impl Node {
    /// Of the first slots, with all that lies below them.
    pub fn sums(&self, slots: usize) -> Sums {
        let mut sums = Sums::default();
        if self.is_leaf() {
            self.values.iter().take(slots).for_each(|value| sums = sums.and(Sums::of(Some(*value))));
        } else {
            self.below.iter().take(slots).for_each(|child| sums = sums.and(child.sums));
        }
        sums
    }

    /// Of the entries at or below a key.
    pub fn sums_up_to(&self, key: u64) -> Sums {
        let (mut node, mut sums) = (self, Sums::default());
        loop {
            let behind = node.behind(key);
            let at = behind.saturating_sub(1);
            let Some(child) = node.below.get(at) else { return sums.and(node.sums(behind)) };
            sums = sums.and(node.sums(at));
            match &child.link {
                Link::Open(below) => node = below,
                Link::Packed(leaf) => return sums.and(leaf.sums(leaf.behind(key))),
            }
        }
    }
}

//! What entries of an ordered map come to, up to any key, by one walk down.

use super::leaf::Leaf;
use super::link::Link;

/// What some entries come to. A mark is the highest bit of a value. Sums that are too large wrap around.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// How many there are.
    pub entries: u32,
    /// How many of them have no mark.
    pub unmarked: u32,
    /// The values of these together.
    pub values: u64,
}

impl Sums {
    /// Of one value, or of none.
    pub(super) fn of(value: Option<u64>) -> Self {
        let Some(value) = value else { return Self::default() };
        let unmarked = value >> 63 == 0;
        Self { entries: 1, unmarked: unmarked.into(), values: if unmarked { value } else { 0 } }
    }

    /// Of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            entries: self.entries.wrapping_add(other.entries),
            unmarked: self.unmarked.wrapping_add(other.unmarked),
            values: self.values.wrapping_add(other.values),
        }
    }

    /// Without the other, which is part of it.
    pub(super) fn but(self, other: Self) -> Self {
        Self {
            entries: self.entries.wrapping_sub(other.entries),
            unmarked: self.unmarked.wrapping_sub(other.unmarked),
            values: self.values.wrapping_sub(other.values),
        }
    }
}

impl Link {
    /// How many entries lie at or below a key.
    pub fn up_to(&self, key: u64) -> u64 {
        self.before(key).map_or(0, |(sums, leaf)| u64::from(sums.entries) + leaf.behind(key) as u64)
    }

    /// What the entries at or below a key come to.
    pub fn sums_up_to(&self, key: u64) -> Sums {
        self.before(key).map_or_else(Sums::default, |(sums, leaf)| sums.and(leaf.sums(leaf.behind(key))))
    }

    /// The leaf where a key is or would be, and what lies before it.
    fn before(&self, key: u64) -> Option<(Sums, &Leaf)> {
        let (mut link, mut sums) = (self, Sums::default());
        loop {
            let node = match link {
                Self::Node(node) => node,
                Self::Leaf(leaf) => return Some((sums, leaf)),
            };
            let (at, before) = node.slots.get(..node.behind(key).max(1))?.split_last()?;
            before.iter().for_each(|slot| sums = sums.and(slot.sums));
            link = &at.link;
        }
    }
}

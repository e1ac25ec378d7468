//! What entries of an ordered map come to, up to any key, by one walk down.

use super::link::Link;

/// What some entries come to. A mark is the highest bit of a value. Sums that are too large wrap around.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// How many there are, and in the upper half how many of them have no mark.
    counts: u64,
    /// The values of these together.
    pub values: u64,
}

impl Sums {
    /// Of one value, or of none.
    pub(super) fn of(value: Option<u64>) -> Self {
        let Some(value) = value else { return Self::default() };
        let unmarked = value >> 63 ^ 1;
        Self { counts: unmarked << 32 | 1, values: value * unmarked }
    }

    /// How many entries there are.
    pub fn entries(self) -> u64 {
        self.counts & u64::from(u32::MAX)
    }

    /// How many of them have no mark.
    pub fn unmarked(self) -> u64 {
        self.counts >> 32
    }

    /// Of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            counts: self.counts.wrapping_add(other.counts),
            values: self.values.wrapping_add(other.values),
        }
    }

    /// Without the other. If that is not part of it, what is lacking wraps around, until it is added to something.
    pub(super) fn but(self, other: Self) -> Self {
        Self {
            counts: self.counts.wrapping_sub(other.counts),
            values: self.values.wrapping_sub(other.values),
        }
    }
}

impl Link {
    /// What the entries at or below a key come to.
    pub fn sums_up_to(&self, key: u64) -> Sums {
        let (mut link, mut sums) = (self, Sums::default());
        loop {
            let node = match link {
                Self::Node(node) => node,
                Self::Leaf(leaf) => return sums.and(leaf.sums(leaf.behind(key))),
            };
            let (before, behind) = node.slots.split_at(node.behind(key).saturating_sub(1));
            before.iter().for_each(|slot| sums = sums.and(slot.sums));
            let Some(slot) = behind.first() else { return sums };
            link = &slot.link;
        }
    }
}

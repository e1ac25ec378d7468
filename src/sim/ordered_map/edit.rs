//! An edit of an ordered map: what lies around a key is looked at and something else put there, in one walk.

use super::Entry;
use super::sums::Sums;

/// What lies around a key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around {
    /// The entry at or else nearest below it.
    pub below: Option<Entry>,
    /// Where that one is at the key itself, the one nearest below, if both are in one leaf.
    pub before: Option<Entry>,
    /// The address of the entry nearest above it.
    pub above: Option<u64>,
}

impl Around {
    /// The size at a key, which is the one that this is around.
    pub fn at(&self, key: u64) -> Option<u64> {
        self.below.filter(|entry| entry.0 == key).map(|entry| entry.1)
    }
}

/// What becomes of an entry; the default leaves it as it is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Edit {
    /// Whether the entry at or below the key is taken out.
    pub out: bool,
    /// What is put there: no entry that stays lies between it and the key.
    pub put: Option<Entry>,
}

/// An edit on its way down to a leaf and up again.
pub(super) struct Change<'a> {
    pub key: u64,
    pub decide: &'a mut dyn FnMut(Around) -> Edit,
    /// Grows by the bytes of nodes and leaves made or copied.
    pub copied: &'a mut u64,
    /// Whether nothing lies behind what was come to.
    pub last: bool,
    /// The first key behind what was come to.
    pub next: Option<u64>,
    /// By how much sums change.
    pub sums: Sums,
    /// The value taken out, if it has no mark, else 0.
    pub lost: u64,
    /// The value put in, if it has no mark, else 0.
    pub won: u64,
    /// Whether the first key may be another.
    pub front: bool,
}

impl<'a> Change<'a> {
    pub fn new(key: u64, decide: &'a mut dyn FnMut(Around) -> Edit, copied: &'a mut u64) -> Self {
        let sums = Sums::default();
        Self { key, decide, copied, last: true, next: None, sums, lost: 0, won: 0, front: false }
    }

    /// Notes that an entry of a leaf is taken out, and one is put in its place or into that one.
    pub fn note(&mut self, out: Option<Entry>, put: Option<Entry>, at: usize) {
        let [gone, new] = [out, put].map(|entry| Sums::of(entry.map(|entry| entry.1)));
        (self.sums, self.lost, self.won) = (new.but(gone), gone.values, new.values);
        self.front = at == 0;
    }

    /// Whether there are fewer entries than before.
    pub fn shrinks(&self) -> bool {
        (self.sums.entries() as i32) < 0
    }
}

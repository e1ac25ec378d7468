//! The bytes of physical memory, held sparsely: a page that was never written costs nothing.

use std::collections::BTreeMap;
use std::rc::Rc;

const PAGE: u64 = 1 << 12;

/// Bytes addressed from 0; those never written read as 0. A clone shares its pages until one of the two is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bytes {
    pages: BTreeMap<u64, Rc<[u8]>>,
}

impl Bytes {
    /// The byte at an address.
    pub fn get(&self, address: u64) -> u8 {
        let within = (address % PAGE) as usize;
        self.pages.get(&(address / PAGE)).and_then(|page| page.get(within)).copied().unwrap_or(0)
    }

    /// Writes the byte at an address.
    pub fn set(&mut self, address: u64, value: u8) {
        if self.get(address) == value {
            return;
        }
        let page = self.pages.entry(address / PAGE).or_insert_with(|| Rc::new([0; PAGE as usize]));
        if let Some(byte) = Rc::make_mut(page).get_mut((address % PAGE) as usize) {
            *byte = value;
        }
    }

    /// A little-endian number of 1 to 8 bytes.
    pub fn load(&self, address: u64, size: u64) -> u64 {
        (0..size.min(8)).rev().fold(0, |value, i| value << 8 | u64::from(self.get(address + i)))
    }

    /// Writes a little-endian number of 1 to 8 bytes.
    pub fn store(&mut self, address: u64, size: u64, value: u64) {
        for (i, byte) in (0..size).zip(value.to_le_bytes()) {
            self.set(address + i, byte);
        }
    }

    /// Copies bytes from one place to another; the two may overlap. Only pages that were written cost time.
    pub fn copy(&mut self, from: u64, to: u64, size: u64) {
        let end = from + size;
        let image: Vec<(u64, Rc<[u8]>)> = self
            .pages
            .range(from / PAGE..end.div_ceil(PAGE))
            .map(|(&page, bytes)| (page * PAGE, Rc::clone(bytes)))
            .collect();
        self.clear(to, size);
        for (first, bytes) in image {
            let inside = (first..).zip(bytes.iter()).filter(|(address, _)| (from..end).contains(address));
            inside.for_each(|(address, byte)| self.set(to + (address - from), *byte));
        }
    }

    /// Sets a stretch to zero.
    pub fn clear(&mut self, start: u64, size: u64) {
        let end = start + size;
        let touched: Vec<u64> =
            self.pages.range(start / PAGE..end.div_ceil(PAGE)).map(|(&page, _)| page).collect();
        for page in touched {
            let (first, last) = (page * PAGE, (page + 1) * PAGE);
            if start <= first && last <= end {
                self.pages.remove(&page);
            } else {
                (first.max(start)..last.min(end)).for_each(|address| self.set(address, 0));
            }
        }
    }
}

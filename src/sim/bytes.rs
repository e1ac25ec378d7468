//! The bytes of physical memory, held sparsely: a page that was never written costs nothing.

use std::rc::Rc;

/// Bytes of a page.
const PAGE: u64 = 1 << 12;

type Page = Rc<[u8; PAGE as usize]>;

/// Bytes by address; those never written read as 0. A clone shares its pages until one of the two is written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bytes {
    /// The pages that were written, ascending by number: a page's number is its first address over its size.
    pages: Vec<(u64, Page)>,
}

impl Bytes {
    /// The byte at an address.
    pub fn get(&self, address: u64) -> u8 {
        let page = self.place(address / PAGE).ok().and_then(|place| self.pages.get(place));
        page.and_then(|(_, bytes)| bytes.get((address % PAGE) as usize)).copied().unwrap_or(0)
    }

    /// Writes the byte at an address.
    pub fn set(&mut self, address: u64, value: u8) {
        if self.get(address) == value {
            return;
        }
        let page = address / PAGE;
        let place = self.place(page).unwrap_or_else(|place| {
            self.pages.insert(place, (page, Rc::new([0; PAGE as usize])));
            place
        });
        Rc::make_mut(&mut self.pages[place].1)[(address % PAGE) as usize] = value;
    }

    /// A little-endian number of 1 to 8 bytes.
    pub fn load(&self, address: u64, size: u64) -> u64 {
        (0..size.min(8)).rev().fold(0, |value, i| value << 8 | u64::from(self.get(address + i)))
    }

    /// Writes a little-endian number of 1 to 8 bytes.
    pub fn store(&mut self, address: u64, size: u64, value: u64) {
        self.write(address, value.to_le_bytes().get(..size as usize).unwrap_or_default());
    }

    /// Writes bytes from an address on.
    pub fn write(&mut self, address: u64, bytes: &[u8]) {
        for (address, byte) in (address..).zip(bytes) {
            self.set(address, *byte);
        }
    }

    /// Copies bytes from one place to another; the two may overlap. Only pages that were written cost time.
    pub fn copy(&mut self, from: u64, to: u64, size: u64) {
        let end = from + size;
        let mut image = self.pages.clone();
        image.retain(|(page, _)| from < (page + 1) * PAGE && page * PAGE < end);
        self.clear(to, size);
        for (page, bytes) in image {
            for (address, byte) in (page * PAGE..).zip(bytes.iter()) {
                if (from..end).contains(&address) {
                    self.set(to + (address - from), *byte);
                }
            }
        }
    }

    /// Sets a stretch to zero: whole pages are forgotten.
    pub fn clear(&mut self, start: u64, size: u64) {
        let end = start + size;
        self.pages.retain(|(page, _)| page * PAGE < start || end < (page + 1) * PAGE);
        self.fill(start, end.min(start.next_multiple_of(PAGE)));
        self.fill(start.max(end - end % PAGE), end);
    }

    fn fill(&mut self, start: u64, end: u64) {
        (start..end).for_each(|address| self.set(address, 0));
    }

    /// Where a page stands among those that were written, or would stand.
    fn place(&self, page: u64) -> Result<usize, usize> {
        self.pages.binary_search_by_key(&page, |(page, _)| *page)
    }

    /// Whether the other has all of these bytes, zeros aside.
    fn within(&self, other: &Self) -> bool {
        self.pages.iter().all(|(page, bytes)| {
            match other.place(*page).ok().and_then(|at| other.pages.get(at)) {
                Some((_, theirs)) => Rc::ptr_eq(bytes, theirs) || bytes == theirs,
                None => bytes.iter().all(|byte| *byte == 0),
            }
        })
    }
}

/// Equal where every byte is.
impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        self.within(other) && other.within(self)
    }
}

impl Eq for Bytes {}

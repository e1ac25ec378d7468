//! The bytes of physical memory, held sparsely: a page that was never written costs nothing.
//!
//! ```text
//!  address   ┌ directory ┬── table ──┬─── byte ───┐
//!            │ 10 bits   │ 10 bits   │ 12 bits    │   as a real two-level page table has it
//! ```

use std::rc::Rc;

/// Bytes of a page.
const PAGE: u64 = 1 << 12;
/// Pages of a table.
const TABLE: u64 = 1 << 10;

type Page = Rc<[u8]>;
type Table = Rc<Vec<Option<Page>>>;

/// Bytes addressed from 0 to 4 GiB; those never written read as 0. A clone shares its pages until one of the two is
/// written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bytes {
    directory: Vec<Option<Table>>,
}

impl Bytes {
    /// The byte at an address.
    pub fn get(&self, address: u64) -> u8 {
        let byte = self.page(address / PAGE).and_then(|page| page.get((address % PAGE) as usize));
        byte.copied().unwrap_or(0)
    }

    /// Writes the byte at an address.
    pub fn set(&mut self, address: u64, value: u8) {
        if self.get(address) == value {
            return;
        }
        let page = self.slot(address / PAGE).get_or_insert_with(|| Rc::new([0; PAGE as usize]));
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
        let image: Vec<(u64, Page)> = pages(from, end)
            .filter_map(|page| self.page(page).map(|bytes| (page * PAGE, Rc::clone(bytes))))
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
        for page in pages(start, end) {
            let (first, last) = (page * PAGE, (page + 1) * PAGE);
            if self.page(page).is_none() {
                continue;
            } else if start <= first && last <= end {
                *self.slot(page) = None;
            } else {
                (first.max(start)..last.min(end)).for_each(|address| self.set(address, 0));
            }
        }
    }

    fn page(&self, page: u64) -> Option<&Page> {
        let table = self.directory.get((page / TABLE) as usize)?.as_ref()?;
        table.get((page % TABLE) as usize)?.as_ref()
    }

    /// The place of a page in its table, which is made where there is none.
    fn slot(&mut self, page: u64) -> &mut Option<Page> {
        let (outer, inner) = ((page / TABLE) as usize, (page % TABLE) as usize);
        let table = entry(&mut self.directory, outer).get_or_insert_default();
        entry(Rc::make_mut(table), inner)
    }
}

/// Equal where every byte is.
impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        let tables = self.directory.len().max(other.directory.len()) as u64;
        (0..tables * TABLE).all(|page| match (self.page(page), other.page(page)) {
            (Some(ours), Some(theirs)) => Rc::ptr_eq(ours, theirs) || ours == theirs,
            (Some(page), None) | (None, Some(page)) => page.iter().all(|byte| *byte == 0),
            (None, None) => true,
        })
    }
}

impl Eq for Bytes {}

/// The pages that hold the bytes from `start` up to `end`.
fn pages(start: u64, end: u64) -> std::ops::Range<u64> {
    start / PAGE..end.div_ceil(PAGE)
}

/// An entry of a row that is lengthened to have it.
fn entry<T: Clone>(row: &mut Vec<Option<T>>, index: usize) -> &mut Option<T> {
    if row.len() <= index {
        row.resize(index + 1, None);
    }
    &mut row[index]
}

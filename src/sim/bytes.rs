//! The bytes of physical memory, held sparsely: a page that was never written costs nothing.
//!
//! ```text
//!  chunks ─┬─ ∅
//!          ├─ pages ─┬─ ∅        an address is chunk, page and offset;
//!          │         └─ bytes    whatever was never written is missing and reads as 0
//!          └─ …
//! ```

use std::rc::Rc;

/// Bytes of a page, the least that a write after a copy has to copy.
const PAGE: u64 = 512;

/// Pages of a chunk.
const PAGES: u64 = 512;

type Page = Rc<[u8; PAGE as usize]>;

/// The pages of one chunk; none means nothing but zeros.
type Chunk = Rc<Vec<Option<Page>>>;

/// Bytes by address; those never written read as 0. A clone shares its pages until one of the two is written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bytes {
    chunks: Vec<Option<Chunk>>,
    /// Pages that are there.
    present: u64,
    /// Bytes of pages that were made or copied since power-on.
    copied: u64,
}

impl Bytes {
    /// A little-endian number of 1 to 8 bytes.
    pub fn load(&self, address: u64, size: u64) -> u64 {
        let mut bytes = [0; 8];
        self.read(address, bytes.get_mut(..size.min(8) as usize).unwrap_or_default());
        u64::from_le_bytes(bytes)
    }

    /// Writes a little-endian number of 1 to 8 bytes.
    pub fn store(&mut self, address: u64, size: u64, value: u64) {
        self.write(address, value.to_le_bytes().get(..size as usize).unwrap_or_default());
    }

    /// Reads bytes from an address on.
    pub fn read(&self, address: u64, into: &mut [u8]) {
        let mut address = address;
        let mut rest = into;
        while !rest.is_empty() {
            let offset = (address % PAGE) as usize;
            let (part, behind) = rest.split_at_mut(rest.len().min(PAGE as usize - offset));
            match self.page(address / PAGE).and_then(|page| page.get(offset..offset + part.len())) {
                Some(bytes) => part.copy_from_slice(bytes),
                None => part.fill(0),
            }
            address += part.len() as u64;
            rest = behind;
        }
    }

    /// Writes bytes from an address on.
    pub fn write(&mut self, address: u64, bytes: &[u8]) {
        let mut address = address;
        let mut rest = bytes;
        while !rest.is_empty() {
            let offset = (address % PAGE) as usize;
            let (part, behind) = rest.split_at(rest.len().min(PAGE as usize - offset));
            self.write_in_page(address / PAGE, offset, part);
            address += part.len() as u64;
            rest = behind;
        }
    }

    /// Copies bytes from one place to another; the two may overlap. Only pages that were written cost time.
    pub fn copy(&mut self, from: u64, to: u64, size: u64) {
        let image = self.image(from, size);
        self.put(&image, to, size);
    }

    /// A stretch of these bytes by itself, from address 0 on.
    pub fn image(&self, from: u64, size: u64) -> Self {
        let mut image = Self::default();
        let end = from + size;
        let mut next = from / PAGE;
        while let Some((number, page)) = self.page_between(next, end) {
            let start = (number * PAGE).max(from);
            let stop = ((number + 1) * PAGE).min(end);
            let part = page.get((start % PAGE) as usize..(start % PAGE + stop - start) as usize);
            image.write(start - from, part.unwrap_or_default());
            next = number + 1;
        }
        image
    }

    /// Puts an image of `size` bytes where it is to lie.
    pub fn put(&mut self, image: &Self, to: u64, size: u64) {
        self.clear(to, size);
        let mut next = 0;
        while let Some((number, page)) = image.page_between(next, size) {
            let start = number * PAGE;
            let part = page.get(..size.saturating_sub(start).min(PAGE) as usize);
            self.write(to + start, part.unwrap_or_default());
            next = number + 1;
        }
    }

    /// Sets a stretch to zero: whole pages are forgotten.
    pub fn clear(&mut self, start: u64, size: u64) {
        let end = start + size;
        let mut next = start / PAGE;
        while let Some((number, _)) = self.page_between(next, end) {
            let (first, stop) = (number * PAGE, (number + 1) * PAGE);
            if start <= first && stop <= end {
                self.forget(number);
            } else {
                let (from, to) = (first.max(start), stop.min(end));
                let zeros = [0; PAGE as usize];
                self.write(from, zeros.get(..(to - from) as usize).unwrap_or_default());
            }
            next = number + 1;
        }
    }

    /// Bytes of the pages that are there.
    pub fn held(&self) -> u64 {
        self.present * PAGE
    }

    /// Bytes of pages that were made or copied so far. Clones count on from where they were made.
    pub fn copied(&self) -> u64 {
        self.copied
    }

    fn page(&self, number: u64) -> Option<&Page> {
        self.chunks.get((number / PAGES) as usize)?.as_ref()?.get((number % PAGES) as usize)?.as_ref()
    }

    /// The first page that is there, with its number: from a number on, and beginning before the address `end`.
    fn page_between(&self, number: u64, end: u64) -> Option<(u64, &Page)> {
        let (first, stop) = (number / PAGES, end.div_ceil(PAGE));
        for (index, chunk) in (first..stop.div_ceil(PAGES)).zip(self.chunks.get(first as usize..)?) {
            let Some(chunk) = chunk else { continue };
            let skip = if index == first { number % PAGES } else { 0 };
            let most = (stop - index * PAGES).min(PAGES);
            for (place, page) in (skip..most).zip(chunk.get(skip as usize..).unwrap_or_default()) {
                if let Some(page) = page {
                    return Some((index * PAGES + place, page));
                }
            }
        }
        None
    }

    fn write_in_page(&mut self, number: u64, offset: usize, part: &[u8]) {
        let range = offset..offset + part.len();
        let same = match self.page(number) {
            Some(page) => page.get(range.clone()) == Some(part),
            None => part.iter().all(|byte| *byte == 0),
        };
        if same {
            return;
        }
        let slot = self.slot(number);
        let made = slot.is_none();
        let page = slot.get_or_insert_with(|| Rc::new([0; PAGE as usize]));
        let fresh = made || Rc::strong_count(page) > 1;
        if let Some(bytes) = Rc::make_mut(page).get_mut(range) {
            bytes.copy_from_slice(part);
        }
        self.present += u64::from(made);
        self.copied += u64::from(fresh) * PAGE;
    }

    /// The place of a page, ready to be written.
    fn slot(&mut self, number: u64) -> &mut Option<Page> {
        let at = (number / PAGES) as usize;
        if self.chunks.len() <= at {
            self.chunks.resize(at + 1, None);
        }
        let chunk = self.chunks[at].get_or_insert_with(|| Rc::new(vec![None; PAGES as usize]));
        &mut Rc::make_mut(chunk)[(number % PAGES) as usize]
    }

    fn forget(&mut self, number: u64) {
        *self.slot(number) = None;
        self.present -= 1;
    }

    /// Whether the other has all of these bytes, zeros aside.
    fn within(&self, other: &Self) -> bool {
        let mut next = 0;
        while let Some((number, page)) = self.page_between(next, u64::MAX) {
            let same = match other.page(number) {
                Some(theirs) => Rc::ptr_eq(page, theirs) || page == theirs,
                None => page.iter().all(|byte| *byte == 0),
            };
            if !same {
                return false;
            }
            next = number + 1;
        }
        true
    }
}

/// Equal where every byte is.
impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        self.within(other) && other.within(self)
    }
}

impl Eq for Bytes {}

//! The bytes of physical memory, held sparsely: a page that was never written costs nothing.
//!
//! ```text
//!  regions ─┬─ ∅
//!           ├─ region ─┬─ ∅
//!           │          ├─ chunk ─┬─ ∅        an address is region, chunk, page and offset;
//!           │          │         └─ page     whatever was never written is missing and reads as 0
//!           │          └─ …
//!           └─ …
//! ```

use std::rc::Rc;

/// Bytes of a page, the least that a write after a copy has to copy: few, for writes are often far apart.
const PAGE: u64 = 128;

/// Pages of a chunk.
const PAGES: u64 = 16;

/// Chunks of a region.
const CHUNKS: u64 = 512;

type Page = Rc<[u8; PAGE as usize]>;

/// The pages of one chunk; none means nothing but zeros.
type Chunk = Rc<[Option<Page>; PAGES as usize]>;

/// The chunks of one region.
type Region = Rc<[Option<Chunk>; CHUNKS as usize]>;

/// Bytes by address; those never written read as 0. A clone shares its pages until one of the two is written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bytes {
    regions: Vec<Option<Region>>,
    /// Pages that are there.
    present: u64,
    /// Bytes of pages and chunks that were made or copied since power-on.
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
        let (region, chunk, page) = place(number);
        self.regions.get(region)?.as_ref()?.get(chunk)?.as_ref()?.get(page)?.as_ref()
    }

    /// The first page that is there, with its number: from a number on, and beginning before the address `end`.
    fn page_between(&self, mut number: u64, end: u64) -> Option<(u64, &Page)> {
        while number * PAGE < end {
            let (region, chunk, page) = place(number);
            let chunks = self.regions.get(region)?.as_ref();
            let pages = chunks.and_then(|chunks| chunks.get(chunk)?.as_ref());
            if let Some(page) = pages.and_then(|pages| pages.get(page)?.as_ref()) {
                return Some((number, page));
            }
            // Nothing there: on to the next page, chunk or region.
            let behind = match (chunks, pages) {
                (_, Some(_)) => 1,
                (Some(_), None) => PAGES,
                (None, None) => PAGES * CHUNKS,
            };
            number = number - number % behind + behind;
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
        let (region, chunk, page) = place(number);
        if self.regions.len() <= region {
            self.regions.resize(region + 1, None);
        }
        let region = self.regions[region].get_or_insert_with(|| Rc::new([const { None }; CHUNKS as usize]));
        let chunk = &mut Rc::make_mut(region)[chunk];
        let fresh = chunk.as_ref().is_none_or(|chunk| Rc::strong_count(chunk) > 1);
        self.copied += u64::from(fresh) * size_of::<[Option<Page>; PAGES as usize]>() as u64;
        let chunk = chunk.get_or_insert_with(|| Rc::new([const { None }; PAGES as usize]));
        &mut Rc::make_mut(chunk)[page]
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

/// Where a page is: its region, its chunk in there, and its own place in that.
fn place(number: u64) -> (usize, usize, usize) {
    let chunk = number / PAGES;
    ((chunk / CHUNKS) as usize, (chunk % CHUNKS) as usize, (number % PAGES) as usize)
}

/// Equal where every byte is.
impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        self.within(other) && other.within(self)
    }
}

impl Eq for Bytes {}

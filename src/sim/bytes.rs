//! The bytes of physical memory, held sparsely: a page that was never written costs nothing.
//!
//! ```text
//!  branch ─┬─ nothing
//!          ├─ branch ─┬─ page      each digit of a page's number says which way to go;
//!          │          └─ nothing   whatever was never written is missing and reads as 0
//!          └─ …
//! ```

mod page;
#[cfg(test)]
mod tests;

use crate::weight::{COUNTS, Weight};
use page::{PAGE, Page};
use std::rc::Rc;

/// Bits of a digit of a page's number: with more, a write after a copy has to copy more of each level; with fewer, there
/// are more levels, each far away from the one above.
const DIGIT: u32 = 5;

/// Ways from a branch.
const WAYS: usize = 1 << DIGIT;

/// Bytes by address; those never written read as 0. A clone shares its pages until one of the two is written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bytes {
    tree: Tree,
    /// Digits of the numbers that it knows; 0 where there is one page.
    digits: u32,
    /// Bytes of pages that are there.
    held: u64,
    /// Bytes of pages and branches that were made or copied since power-on.
    copied: u64,
}

/// Pages by the digits of their numbers, the highest digit first.
#[derive(Clone, Debug)]
enum Tree {
    /// Where the last digit leads.
    Page(Page),
    /// A way for each digit; none where nothing was ever written.
    Branch(Option<Rc<[Self; WAYS]>>),
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
            match self.page(address / PAGE) {
                Some(page) => page.read(offset, part),
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
        image.write_pages(self, from, 0, size);
        image
    }

    /// Puts an image of `size` bytes where it is to lie.
    pub fn put(&mut self, image: &Self, to: u64, size: u64) {
        self.clear(to, size);
        self.write_pages(image, 0, to, size);
    }

    /// Writes a stretch of others' bytes from an address on, but for pages that were never written.
    fn write_pages(&mut self, others: &Self, from: u64, to: u64, size: u64) {
        let (mut at, end) = (from, from + size);
        while at < end
            && let Some((number, page)) = others.page_between(at / PAGE, end)
        {
            let start = at.max(number * PAGE);
            at = end.min((number + 1) * PAGE);
            let mut bytes = [0; PAGE as usize];
            let part = bytes.get_mut(..(at - start) as usize).unwrap_or_default();
            page.read((start % PAGE) as usize, part);
            self.write(to + (start - from), part);
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

    /// Bytes of the pages that are there, and those made or copied so far. Clones count on from where they were made.
    pub fn weight(&self) -> Weight {
        Weight { unshared: 0, held: self.held, copied: self.copied }
    }

    fn page(&self, number: u64) -> Option<&Page> {
        self.find(number).ok()
    }

    /// A page; else how many digits are left where there is nothing.
    fn find(&self, number: u64) -> Result<&Page, u32> {
        let (mut tree, mut digits) = (&self.tree, self.digits);
        if number >> (DIGIT * digits) > 0 {
            return Err(digits);
        }
        loop {
            match tree {
                Tree::Page(page) => return Ok(page),
                Tree::Branch(None) => return Err(digits),
                Tree::Branch(Some(ways)) => {
                    digits -= 1;
                    tree = &ways[digit(number, digits)];
                }
            }
        }
    }

    /// The first page that is there, with its number: from a number on, and beginning before the address `end`.
    fn page_between(&self, mut number: u64, end: u64) -> Option<(u64, &Page)> {
        while number * PAGE < end && number >> (DIGIT * self.digits) == 0 {
            match self.find(number) {
                Ok(page) => return Some((number, page)),
                Err(digits) => number = ((number >> (DIGIT * digits)) + 1) << (DIGIT * digits),
            }
        }
        None
    }

    fn write_in_page(&mut self, number: u64, offset: usize, part: &[u8]) {
        let tree = self.slot(number);
        let made = matches!(tree, Tree::Branch(_));
        if made {
            *tree = Tree::Page(Page::default());
        }
        let Tree::Page(page) = tree else { return };
        let (before, shared) = (if made { 0 } else { page.size() }, page.is_shared());
        page.write(offset, part);
        let more = page.size() - before;
        self.held += more;
        self.copied += if shared { before + more } else { more };
    }

    /// The place of a page, ready to be written.
    fn slot(&mut self, number: u64) -> &mut Tree {
        while number >> (DIGIT * self.digits) > 0 {
            self.tree = Tree::Branch(Some(branch(std::mem::take(&mut self.tree))));
            self.digits += 1;
        }
        let (mut tree, mut digits) = (&mut self.tree, self.digits);
        while digits > 0
            && let Tree::Branch(ways) = tree
        {
            digits -= 1;
            let fresh = ways.as_ref().is_none_or(|ways| Rc::strong_count(ways) > 1);
            self.copied += u64::from(fresh) * (size_of::<[Tree; WAYS]>() + COUNTS) as u64;
            let ways = ways.get_or_insert_with(|| branch(Tree::default()));
            tree = &mut Rc::make_mut(ways)[digit(number, digits)];
        }
        tree
    }

    fn forget(&mut self, number: u64) {
        if let Tree::Page(page) = std::mem::take(self.slot(number)) {
            self.held -= page.size();
        }
    }

    /// Whether the other has all of these bytes, zeros aside.
    fn within(&self, other: &Self) -> bool {
        let mut next = 0;
        while let Some((number, page)) = self.page_between(next, u64::MAX) {
            let same = match other.page(number) {
                Some(theirs) => page.is_like(theirs),
                None => page.is_like(&Page::default()),
            };
            if !same {
                return false;
            }
            next = number + 1;
        }
        true
    }
}

/// A digit of a page's number, of those below which there are `digits`.
fn digit(number: u64, digits: u32) -> usize {
    (number >> (DIGIT * digits)) as usize % WAYS
}

/// A branch of which only the first way leads somewhere.
fn branch(first: Tree) -> Rc<[Tree; WAYS]> {
    let mut ways = [const { Tree::Branch(None) }; WAYS];
    ways[0] = first;
    Rc::new(ways)
}

/// Nothing that was ever written.
impl Default for Tree {
    fn default() -> Self {
        Self::Branch(None)
    }
}

/// Equal where every byte is.
impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        self.within(other) && other.within(self)
    }
}

impl Eq for Bytes {}

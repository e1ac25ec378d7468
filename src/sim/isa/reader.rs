//! Bytes read front to back, up to their end.

/// Bytes, and how many were read. Behind their end it reads zeros, and remembers that.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    needed: Option<u64>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes, at: 0, needed: None }
    }

    /// Bytes read so far.
    pub(super) fn at(&self) -> u64 {
        self.at as u64
    }

    /// If there were too few bytes: how many the first reading that failed would have taken, counted from the first.
    pub(super) fn needed(&self) -> Option<u64> {
        self.needed
    }

    pub(super) fn byte(&mut self) -> u8 {
        self.signed(1) as u8
    }

    /// A signed number of 1, 4 or 8 bytes, the lowest first.
    #[inline(never)]
    pub(super) fn signed(&mut self, size: usize) -> i64 {
        let end = self.at + size;
        let Some(bytes) = self.bytes.get(self.at..end) else {
            self.needed.get_or_insert(end as u64);
            return 0;
        };
        self.at = end;
        let value = bytes.iter().rev().fold(0, |value, byte| value << 8 | i64::from(*byte));
        let unused = 64 - 8 * size;
        value << unused >> unused
    }
}

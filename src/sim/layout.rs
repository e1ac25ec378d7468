//! The layout of an address space: the same under every mechanism, so that the same program runs unchanged.
//!
//! ```text
//!  0        ┌─────────────┐
//!           │ code        │  from the bottom of the first quarter
//!  1/4      ├─────────────┤
//!           │ static data │  from the bottom of the second
//!  1/2      ├─────────────┤
//!           │ heap      ↓ │  from the bottom of the third, growing up
//!  3/4      ├─────────────┤
//!           │ stack     ↑ │  from the top of the fourth, growing down
//!  the end  └─────────────┘
//! ```
//!
//! It begins at address 0 where an MMU relocates every reference. Where the loader has rewritten the program for the
//! place it was put at, it begins there.

use crate::addr::{Growth, SegmentName, VirtAddr};
use crate::event::Part;

/// Sizes of the segments of one address space, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    origin: u64,
    address_space: u64,
    sizes: [u64; 4],
}

impl Layout {
    /// A layout of these sizes (code, static data, heap, stack). An error names the segment that is larger than a
    /// quarter of the address space.
    pub fn new(address_space: u64, sizes: [u64; 4]) -> Result<Self, String> {
        let layout = Self { origin: 0, address_space, sizes };
        for segment in SegmentName::ALL {
            let (size, span) = (layout.size(segment), layout.span());
            if size > span {
                return Err(format!(
                    "a {segment} segment of {size} bytes is too large: each segment may fill a quarter of the address space, {span} bytes"
                ));
            }
        }
        Ok(layout)
    }

    /// The same layout beginning at another address.
    pub fn at(self, origin: u64) -> Self {
        Self { origin, ..self }
    }

    /// The address at which it begins.
    pub fn origin(&self) -> u64 {
        self.origin
    }

    /// Bytes of the whole address space.
    pub fn address_space(&self) -> u64 {
        self.address_space
    }

    /// Bytes that each segment may grow to: a quarter of the address space.
    pub fn span(&self) -> u64 {
        self.address_space / 4
    }

    /// Bytes of a segment.
    pub fn size(&self, segment: SegmentName) -> u64 {
        self.sizes[segment as usize]
    }

    /// Bytes of a part.
    pub fn part(&self, part: Part) -> u64 {
        match part {
            Part::Segment(segment) => self.size(segment),
            Part::AddressSpace => self.address_space,
        }
    }

    /// Virtual address of a segment's first byte.
    pub fn start(&self, segment: SegmentName) -> VirtAddr {
        let quarter = self.origin + segment.index() * self.span();
        match segment.grows() {
            Some(Growth::Down) => VirtAddr(quarter + self.span() - self.size(segment)),
            _ => VirtAddr(quarter),
        }
    }

    /// Virtual address one past a segment's last byte.
    pub fn end(&self, segment: SegmentName) -> VirtAddr {
        VirtAddr(self.start(segment).0 + self.size(segment))
    }

    /// The segment that an address lies in.
    pub fn segment_at(&self, address: VirtAddr) -> Option<SegmentName> {
        SegmentName::ALL
            .into_iter()
            .find(|&segment| (self.start(segment)..self.end(segment)).contains(&address))
    }

    /// Bytes that lie in no segment.
    pub fn unused(&self) -> u64 {
        self.address_space - self.sizes.iter().sum::<u64>()
    }

    /// The same layout with a segment of another size; an error where it is larger than a quarter.
    pub fn resized(&self, segment: SegmentName, size: u64) -> Result<Self, String> {
        let mut sizes = self.sizes;
        sizes[segment as usize] = size;
        Self::new(self.address_space, sizes).map(|layout| layout.at(self.origin))
    }
}

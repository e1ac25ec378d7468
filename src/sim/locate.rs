//! Where a byte of a process lies: the address that a command means, and the place in memory by the OS's own books.

use crate::addr::{SegmentName, VirtAddr};
use crate::command::Place;
use crate::event::Part;
use crate::machine::Machine;
use crate::process::Process;

impl Machine {
    /// The address that a command means.
    pub(crate) fn resolve(&self, pid: u32, place: Place) -> Result<VirtAddr, String> {
        let process = self.process(pid).ok_or("there is no such process")?;
        let (start, offset) = match place {
            Place::At(address) => return Ok(address),
            Place::In(segment, offset) => (process.layout.start(segment).0, offset),
            Place::Block(number, offset) => {
                let start = process.numbers.address(number).ok_or_else(|| {
                    format!(
                        "{} has had no block @{number}: blocks are numbered from 1 as malloc hands them out",
                        process.name
                    )
                })?;
                (start, offset)
            }
        };
        let address = start.checked_add(offset);
        address.map(VirtAddr).ok_or_else(|| format!("{place} lies beyond every address there is"))
    }

    /// Physical address of a byte of a process that is in memory, by the OS's own books.
    pub(crate) fn physical(&self, process: &Process, address: VirtAddr) -> Option<u64> {
        let segment = process.layout.segment_at(address)?;
        let start = self.segment_start(process, segment)?;
        Some(start + (address.0 - process.layout.start(segment).0))
    }

    /// Physical address of a segment's first byte, while it is in memory.
    pub(crate) fn segment_start(&self, process: &Process, segment: SegmentName) -> Option<u64> {
        if process.is_on_disk() {
            return None;
        }
        match process.placed.start(Part::AddressSpace) {
            Some(base) => Some(base + (process.layout.start(segment).0 - process.layout.origin())),
            None => process.placed.start(Part::Segment(segment)),
        }
    }
}

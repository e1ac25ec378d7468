//! The disk: images of processes that are not in memory, and what moving them costs.

use crate::addr::PhysAddr;
use crate::bytes::Bytes;
use crate::cost::Costs;
use crate::event::Part;
use crate::snapshot::{Region, RegionKind};

/// Nanoseconds of a second.
const SECOND: u64 = 1_000_000_000;

/// Images of whole address spaces, each in a place of its own for as long as its process lives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Disk {
    /// In no order; a process has at most one.
    images: Vec<Image>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Image {
    pid: u32,
    start: u64,
    size: u64,
    bytes: Bytes,
}

impl Disk {
    /// Writes the image of a process; returns where it lies.
    pub fn write(&mut self, pid: u32, bytes: Bytes, size: u64) -> PhysAddr {
        let start = self.room(size);
        self.images.push(Image { pid, start, size, bytes });
        PhysAddr(start)
    }

    /// Takes the image of a process off the disk: where it lay, and its bytes.
    pub fn take(&mut self, pid: u32) -> Option<(PhysAddr, Bytes)> {
        let place = self.images.iter().position(|image| image.pid == pid)?;
        let image = self.images.swap_remove(place);
        Some((PhysAddr(image.start), image.bytes))
    }

    /// The image of a process.
    pub fn image(&self, pid: u32) -> Option<&Bytes> {
        self.images.iter().find(|image| image.pid == pid).map(|image| &image.bytes)
    }

    /// The images, ascending by where they lie.
    pub fn regions(&self) -> Vec<Region> {
        let mut regions: Vec<Region> = Vec::with_capacity(self.images.len());
        for image in &self.images {
            let place = regions.partition_point(|region| region.start < image.start);
            let (start, size) = (image.start, image.size);
            let (kind, pid, part) = (RegionKind::Process, Some(image.pid), Some(Part::AddressSpace));
            regions.insert(place, Region { start, size, kind, pid, part });
        }
        regions
    }

    /// Bytes of pages held by the images.
    pub fn held(&self) -> u64 {
        self.images.iter().map(|image| image.bytes.held()).sum()
    }

    /// The lowest place with room: images are all of one size, so it is the lowest multiple that is free.
    fn room(&self, size: u64) -> u64 {
        let mut start = 0;
        while self.images.iter().any(|image| image.start < start + size && start < image.start + image.size) {
            start += size;
        }
        start
    }
}

/// Nanoseconds for moving `bytes` to or from the disk: one seek, then the transfer.
pub(crate) fn transfer_time(costs: &Costs, bytes: u64) -> u64 {
    costs.disk_seek.saturating_add(bytes.saturating_mul(SECOND) / costs.disk_rate.max(1))
}

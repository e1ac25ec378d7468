//! The disk: images of processes that are not in memory, and what moving them costs.

use crate::addr::PhysAddr;
use crate::bytes::Bytes;
use crate::cost::Costs;
use crate::event::Part;
use crate::snapshot::{Region, RegionKind};

/// Nanoseconds of a second.
const SECOND: u64 = 1_000_000_000;

/// Images of whole address spaces, each where the lowest room was when it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Disk {
    /// Ascending by `start`, all of one size; a process has at most one.
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
    /// Writes the image of a process into the lowest place that is free; returns where it lies.
    pub fn write(&mut self, pid: u32, bytes: Bytes, size: u64) -> PhysAddr {
        let mut start = 0;
        let taken = self.images.iter().take_while(|image| {
            let follows = image.start == start;
            start += if follows { image.size } else { 0 };
            follows
        });
        let place = taken.count();
        self.images.insert(place, Image { pid, start, size, bytes });
        PhysAddr(start)
    }

    /// Takes the image of a process off the disk.
    pub fn take(&mut self, pid: u32) -> Option<Bytes> {
        let place = self.images.iter().position(|image| image.pid == pid)?;
        Some(self.images.remove(place).bytes)
    }

    /// The image of a process.
    pub fn image(&self, pid: u32) -> Option<&Bytes> {
        self.images.iter().find(|image| image.pid == pid).map(|image| &image.bytes)
    }

    /// The images, ascending by where they lie.
    pub fn regions(&self) -> Vec<Region> {
        let (kind, part) = (RegionKind::Process, Some(Part::AddressSpace));
        let region =
            |image: &Image| Region { start: image.start, size: image.size, kind, pid: Some(image.pid), part };
        self.images.iter().map(region).collect()
    }

    /// Bytes of pages held by the images.
    pub fn held(&self) -> u64 {
        self.images.iter().map(|image| image.bytes.weight().held).sum()
    }
}

/// Nanoseconds for moving `bytes` to or from the disk: one seek, then the transfer.
pub(crate) fn transfer_time(costs: &Costs, bytes: u64) -> u64 {
    costs.disk_seek.saturating_add(bytes.saturating_mul(SECOND) / costs.disk_rate.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_fills_the_lowest_gap() {
        let mut disk = Disk::default();
        let starts = [1, 2, 3].map(|pid| disk.write(pid, Bytes::default(), 64).0);
        assert_eq!(starts, [0, 64, 128]);
        disk.take(1);
        disk.take(2);
        let starts = [4, 5, 6].map(|pid| disk.write(pid, Bytes::default(), 64).0);
        assert_eq!(starts, [0, 64, 192]);
        let lie = disk.regions().iter().map(|region| (region.start, region.pid)).collect::<Vec<_>>();
        assert_eq!(lie, [(0, Some(4)), (64, Some(5)), (128, Some(3)), (192, Some(6))]);
    }
}

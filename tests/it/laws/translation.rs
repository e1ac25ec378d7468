//! An independent translation: by the segments of the snapshot, not by the MMU's registers.

use sim::{AccessKind, Mechanism, PhysAddr, Snapshot};

/// Where an access of `size` bytes must arrive, or none where the hardware must refuse it.
pub fn expected(before: &Snapshot, pid: u32, kind: AccessKind, virt: u64, size: u64) -> Option<PhysAddr> {
    match before.mechanism {
        Mechanism::BaseAndBounds => whole(before, pid, virt, size),
        Mechanism::Segmentation => by_segment(before, pid, kind, virt, size),
    }
}

fn whole(before: &Snapshot, pid: u32, virt: u64, size: u64) -> Option<PhysAddr> {
    let region = before.memory.iter().find(|region| region.pid == Some(pid))?;
    let end = virt.checked_add(size)?;
    (end <= before.address_space).then_some(PhysAddr(region.start + virt))
}

fn by_segment(before: &Snapshot, pid: u32, kind: AccessKind, virt: u64, size: u64) -> Option<PhysAddr> {
    let end = virt.checked_add(size)?;
    let segments = &before.process(pid)?.segments;
    let segment =
        segments.iter().find(|segment| segment.start <= virt && end <= segment.start + segment.size)?;
    let allowed = segment.name.protection().allows(kind);
    let physical = segment.physical.filter(|_| allowed)?;
    Some(PhysAddr(physical + (virt - segment.start)))
}

//! A problem of segmentation.py as a machine.

use sim::{Access, AccessKind, Growth, Hardware, Mechanism, SegmentName, Snapshot, Translation, VirtAddr};

use super::Segmentation;
use crate::homework::figure::{machine, region, segment};

impl Segmentation {
    /// Its machine.
    pub(in crate::homework) fn machine(&self) -> Snapshot {
        let [zero, one] = self.segments;
        let (space, memory) = (self.space(), self.flags.number('p'));
        let mut lower = segment(SegmentName::Code, 0, zero.limit, zero.base);
        lower.grows = Some(Growth::Up);
        let mut upper = segment(SegmentName::Stack, space - one.limit, one.limit, self.low());
        upper.grows = Some(Growth::Down);
        let given = [
            region(SegmentName::Code, zero.base, zero.limit),
            region(SegmentName::Stack, self.low(), one.limit),
        ];
        let given = given.into_iter().flatten().collect();
        machine(Mechanism::Segmentation, space, memory, vec![lower, upper], given)
    }

    /// The way of the address of that index; none where it leads below memory or past its end.
    ///
    /// Where the address space has no half because its size is odd, the machine has one that is a byte larger, and the
    /// upper addresses in it are larger by one.
    pub(in crate::homework) fn translation(&self, index: usize) -> Option<Translation> {
        let address = self.addresses.get(index)?;
        let memory = self.flags.number('p');
        let leads_nowhere = |physical: i64| !(0..memory).contains(&physical);
        if address.physical.is_some_and(leads_nowhere) {
            return None;
        }
        let shift = if address.segment == 1 { self.space() % 2 } else { 0 };
        let at = VirtAddr((address.virt + shift).unsigned_abs());
        let hardware =
            Hardware { address_space: 4 * self.half().unsigned_abs(), memory: memory.unsigned_abs() };
        let access = Access { kind: AccessKind::Load, address: at, size: 1 };
        let way = Mechanism::Segmentation.translate(&self.registers(), hardware, access);
        Some(Translation { virt: VirtAddr(address.virt.unsigned_abs()), ..way })
    }
}

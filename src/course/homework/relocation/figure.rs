//! A problem of relocation.py as a machine.

use sim::{Access, AccessKind, Mechanism, SegmentName, Snapshot, Translation, VirtAddr};

use super::Relocation;
use crate::homework::figure::{machine, region, segment};

impl Relocation {
    /// Its machine.
    pub(in crate::homework) fn machine(&self) -> Snapshot {
        let (space, memory) = (self.flags.number('a'), self.flags.number('p'));
        let inside = segment(SegmentName::Code, 0, self.limit.min(space), self.base);
        let given = region(SegmentName::Code, self.base, self.limit);
        machine(Mechanism::BaseAndBounds, space, memory, vec![inside], given.into_iter().collect())
    }

    /// The way of the address of that index.
    pub(in crate::homework) fn translation(&self, index: usize) -> Option<Translation> {
        self.addresses.get(index).map(|address| self.way(address.virt))
    }

    /// The way of any address.
    pub(super) fn way(&self, virt: i64) -> Translation {
        let (mmu, hardware) = self.mmu();
        let access = Access { kind: AccessKind::Load, address: VirtAddr(virt.unsigned_abs()), size: 1 };
        Mechanism::BaseAndBounds.translate(&mmu, hardware, access)
    }
}

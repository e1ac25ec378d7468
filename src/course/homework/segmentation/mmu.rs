//! The machine's MMU, set as a problem of segmentation.py has it.
//!
//! The machine's segments are chosen by the top two bits: four quarters of an address space. The original has two
//! halves, so they are the lower two of the four segments of an address space twice as large, and half of that one is
//! never used. Two things the machine cannot be: one whose address space has no half, because `-a` is odd, and one
//! with a segment that begins below physical address 0, which the original allows for segment 1. There the rule is
//! worked out by hand.

use sim::{
    Access, AccessKind, Growth, Hardware, Mechanism, Mmu, MmuRegister, Protection, SegmentName, VirtAddr,
};

use super::{Segment, Segmentation, Translated};

impl Segmentation {
    /// The registers of the machine and the hardware around them, set so that it translates every address of the problem
    /// as the original does: segment 0 is its code, segment 1, which grows down, its static data. None where the
    /// address space is odd or segment 1 begins below 0.
    pub fn mmu(&self) -> Option<(Mmu, Hardware)> {
        if self.space() % 2 == 1 || self.low() < 0 {
            return None;
        }
        let memory = self.flags.number('p').unsigned_abs();
        Some((self.registers(), Hardware { address_space: self.space().unsigned_abs() * 2, memory }))
    }

    pub(super) fn registers(&self) -> Mmu {
        let [zero, one] = self.segments;
        let registers = vec![
            register(SegmentName::Code, Growth::Up, zero),
            register(SegmentName::StaticData, Growth::Down, one),
        ];
        Mmu { registers }
    }

    /// Where an address of the address space leads.
    pub(super) fn translated(&self, virt: i64) -> Translated {
        self.by_machine(virt).unwrap_or_else(|| self.by_hand(virt))
    }

    fn by_machine(&self, virt: i64) -> Option<Translated> {
        let (mmu, hardware) = self.mmu()?;
        let access = Access { kind: AccessKind::Load, address: VirtAddr(virt.unsigned_abs()), size: 1 };
        let found = Mechanism::Segmentation.translate(&mmu, hardware, access);
        let segment = u8::from(found.segment()? == SegmentName::StaticData);
        Some(Translated { virt, segment, physical: found.phys.and_then(|phys| i64::try_from(phys.0).ok()) })
    }

    fn by_hand(&self, virt: i64) -> Translated {
        let [zero, one] = self.segments;
        let distance = self.space() - virt;
        if 2 * virt >= self.space() {
            let physical = Some(one.base - distance).filter(|_| distance <= one.limit);
            return Translated { virt, segment: 1, physical };
        }
        Translated { virt, segment: 0, physical: Some(zero.base + virt).filter(|_| virt < zero.limit) }
    }
}

fn register(segment: SegmentName, grows: Growth, values: Segment) -> MmuRegister {
    MmuRegister {
        name: segment.name(),
        segment: Some(segment),
        base: values.base.unsigned_abs(),
        bounds: Some(values.limit.unsigned_abs()),
        grows: Some(grows),
        protection: Some(Protection::ALL),
    }
}

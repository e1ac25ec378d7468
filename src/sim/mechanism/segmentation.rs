//! Segmentation: the top two bits choose a segment; its bounds and protection are checked; its base is added.
//!
//! ```text
//!  virtual 10 0000 0110 1000
//!          ── ──────────────
//!     segment   offset < bounds?  protection?  + base ──▶ physical
//! ```
//!
//! The stack grows down: its base is one past its highest byte and its offsets are negative.

use super::{Hardware, Nature, Placed, Relocation, Rules, Tenancy};
use crate::addr::{Access, Growth, PhysAddr, Protection, SegmentName, VirtAddr};
use crate::event::Part;
use crate::layout::Layout;
use crate::mmu::{Fault, Mmu, MmuRegister, Step, Steps, Translation};

/// A hole for each segment.
pub struct Segmentation;

impl Rules for Segmentation {
    fn nature(&self) -> &'static Nature {
        &Nature {
            name: "segmentation",
            parts: &Part::SEGMENTS,
            tenancy: Tenancy::Together,
            relocation: Relocation::Mmu,
            guards: true,
            protects: true,
            shares: true,
        }
    }

    fn registers(&self, layout: &Layout, placed: &Placed) -> Mmu {
        let register = |segment: SegmentName| {
            let size = layout.size(segment);
            let start = placed.start(Part::Segment(segment)).unwrap_or(0);
            let grows = segment.grows();
            MmuRegister {
                name: segment.name(),
                segment: Some(segment),
                base: if grows == Some(Growth::Down) { start + size } else { start },
                bounds: Some(size),
                grows: Some(grows.unwrap_or(Growth::Up)),
                protection: Some(segment.protection()),
            }
        };
        Mmu { registers: SegmentName::ALL.map(register).into() }
    }

    fn translate(&self, mmu: &Mmu, hardware: &Hardware, access: Access) -> Translation {
        let span = hardware.address_space / 4;
        let index = access.address.0 / span.max(1);
        let register = usize::try_from(index).ok().and_then(|index| mmu.registers.get(index));
        match register {
            Some(register) => through(register, span, access),
            None => Translation::refused(access.address, Fault::NoSegment, Steps::none()),
        }
    }
}

/// The way of an access through the one register that its top bits chose.
fn through(register: &MmuRegister, span: u64, access: Access) -> Translation {
    let from_bottom = access.address.0 % span;
    let down = register.grows == Some(Growth::Down);
    let distance = if down { span - from_bottom } else { from_bottom };
    let bounds = register.bounds.unwrap_or(0);
    let protection = register.protection.unwrap_or(Protection::ALL);
    let inside = if down {
        distance <= bounds && access.size <= distance
    } else {
        distance.checked_add(access.size).is_some_and(|end| end <= bounds)
    };
    let allowed = protection.allows(access.kind);

    let offset = if down { -(distance as i64) } else { distance as i64 };
    let selected = match register.segment {
        Some(segment) => Steps::none().then(Step::Select { segment }),
        None => Steps::none(),
    };
    let checked =
        selected.then(Step::Offset { offset }).then(Step::Check { offset: distance, bounds, ok: inside });
    if !inside {
        return Translation::refused(access.address, Fault::OutOfBounds, checked);
    }
    let protected = checked.then(Step::Protect { protection, access: access.kind, ok: allowed });
    if !allowed {
        return Translation::refused(access.address, Fault::Protection, protected);
    }
    let phys = if down { register.base - distance } else { register.base + distance };
    let steps = protected.then(Step::Add { base: register.base });
    Translation::reached(VirtAddr(access.address.0), PhysAddr(phys), steps)
}

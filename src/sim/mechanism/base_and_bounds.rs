//! Base and bounds: check the address against the size of the address space, then add the base.
//!
//! ```text
//!  virtual            physical
//!  0      ┌────────┐  base           ┌────────┐
//!         │ code   │                 │ code   │
//!         │ data   │   + base ──▶    │ data   │
//!         │ heap ↓ │                 │ heap ↓ │
//!         │ unused │                 │ unused │  internal fragmentation
//!         │ stack ↑│                 │ stack ↑│
//!  bounds └────────┘  base + bounds  └────────┘
//! ```

use super::{Hardware, Nature, Placed, Relocation, Rules, Tenancy};
use crate::addr::{Access, PhysAddr};
use crate::event::Part;
use crate::layout::Layout;
use crate::mmu::{Fault, Mmu, MmuRegister, Step, Steps, Translation};

/// One hole for the whole address space.
pub struct BaseAndBounds;

impl Rules for BaseAndBounds {
    fn nature(&self) -> &'static Nature {
        &Nature {
            name: "base-and-bounds",
            parts: &[Part::AddressSpace],
            tenancy: Tenancy::Together,
            relocation: Relocation::Mmu,
            guards: true,
            protects: false,
            shares: false,
        }
    }

    fn registers(&self, layout: &Layout, placed: &Placed) -> Mmu {
        let base = placed.start(Part::AddressSpace);
        let bounds = Some(layout.address_space());
        Mmu {
            registers: base
                .map(|base| MmuRegister::whole("base and bounds", base, bounds))
                .into_iter()
                .collect(),
        }
    }

    fn translate(&self, mmu: &Mmu, hardware: &Hardware, access: Access) -> Translation {
        let register = mmu.registers.first();
        let base = register.map_or(0, |register| register.base);
        let bounds = register.and_then(|register| register.bounds).unwrap_or(0).min(hardware.address_space);
        let offset = access.address.0;
        let ok = offset.checked_add(access.size).is_some_and(|end| end <= bounds);
        let checked = Steps::none().then(Step::Check { offset, bounds, ok });
        if ok {
            let phys = PhysAddr(base + offset);
            Translation::reached(access.address, phys, checked.then(Step::Add { base }))
        } else {
            Translation::refused(access.address, Fault::OutOfBounds, checked)
        }
    }
}

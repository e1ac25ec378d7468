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

use super::{Placed, Rules};
use crate::addr::{Access, PhysAddr};
use crate::event::Part;
use crate::layout::Layout;
use crate::mmu::{Fault, Mmu, MmuRegister, Step, Translation};

/// One hole for the whole address space.
pub struct BaseAndBounds;

impl Rules for BaseAndBounds {
    fn parts(&self) -> &'static [Part] {
        &[Part::AddressSpace]
    }

    fn registers(&self, layout: &Layout, placed: &Placed) -> Mmu {
        let register = placed.start(Part::AddressSpace).map(|base| MmuRegister {
            name: "base and bounds",
            segment: None,
            base,
            bounds: Some(layout.address_space()),
            grows: None,
            protection: None,
        });
        Mmu { registers: register.into_iter().collect() }
    }

    fn protects(&self) -> bool {
        false
    }

    fn translate(&self, mmu: &Mmu, address_space: u64, access: Access) -> Translation {
        let register = mmu.registers.first();
        let base = register.map_or(0, |register| register.base);
        let bounds = register.and_then(|register| register.bounds).unwrap_or(0).min(address_space);
        let offset = access.address.0;
        let ok = offset.checked_add(access.size).is_some_and(|end| end <= bounds);
        let check = Step::Check { offset, bounds, ok };
        if ok {
            let phys = PhysAddr(base + offset);
            Translation::reached(access.address, phys, vec![check, Step::Add { base }])
        } else {
            Translation::refused(access.address, Fault::OutOfBounds, vec![check])
        }
    }
}

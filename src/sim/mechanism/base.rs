//! Base: the MMU adds a base to every address, and checks nothing.
//!
//! ```text
//!  virtual                physical
//!  0      ┌────────┐      base ┌────────┐
//!         │ A      │  + base   │ A      │
//!         └────────┘   ──▶     ├────────┤
//!  beyond its end              │ B      │ ◀── A reaches this as well
//!                              └────────┘
//! ```

use super::{Hardware, Nature, Placed, Relocation, Rules, Tenancy};
use crate::addr::{Access, PhysAddr};
use crate::event::Part;
use crate::layout::Layout;
use crate::mmu::{Fault, Mmu, MmuRegister, Step, Steps, Translation};

/// One hole for the whole address space, and no bounds.
pub struct Base;

impl Rules for Base {
    fn nature(&self) -> &'static Nature {
        &Nature {
            name: "base",
            parts: &[Part::AddressSpace],
            tenancy: Tenancy::Together,
            relocation: Relocation::Mmu,
            guards: false,
            protects: false,
            shares: false,
        }
    }

    fn registers(&self, _: &Layout, placed: &Placed) -> Mmu {
        let base = placed.start(Part::AddressSpace);
        Mmu { registers: base.map(|base| MmuRegister::whole("base", base, None)).into_iter().collect() }
    }

    fn translate(&self, mmu: &Mmu, hardware: &Hardware, access: Access) -> Translation {
        let virt = access.address;
        let base = mmu.registers.first().map_or(0, |register| register.base);
        let steps = Steps::none().then(Step::Add { base });
        match virt.0.checked_add(base) {
            Some(phys) if hardware.reaches(Some(phys), access.size) => {
                Translation::reached(virt, PhysAddr(phys), steps)
            }
            _ => Translation::refused(virt, Fault::OutOfBounds, steps),
        }
    }
}

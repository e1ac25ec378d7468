//! Uniprogramming: one process at a time, right above the OS, with physical addresses.
//!
//! ```text
//!  0   ┌─────────┐
//!      │ OS      │ ◀── nothing keeps the process out
//!  os  ├─────────┤
//!      │ process │     every program is linked for this address
//!      ├─────────┤
//!      │ unused  │
//!      └─────────┘
//! ```

use super::{Hardware, Nature, Placed, Relocation, Rules, Tenancy, unrelocated};
use crate::addr::Access;
use crate::event::Part;
use crate::layout::Layout;
use crate::mmu::{Mmu, Translation};

/// One process, which has all that the OS left.
pub struct Uniprogramming;

impl Rules for Uniprogramming {
    fn nature(&self) -> &'static Nature {
        &Nature {
            name: "uniprogramming",
            parts: &[Part::AddressSpace],
            tenancy: Tenancy::Alone,
            relocation: Relocation::Loader,
            guards: false,
            protects: false,
            shares: false,
        }
    }

    fn registers(&self, _: &Layout, _: &Placed) -> Mmu {
        Mmu::default()
    }

    fn translate(&self, _: &Mmu, hardware: &Hardware, access: Access) -> Translation {
        unrelocated::translate(hardware, access)
    }
}

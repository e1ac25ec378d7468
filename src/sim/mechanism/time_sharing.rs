//! Time sharing: one process in memory at a time; a switch writes it to disk and reads another into its place.
//!
//! ```text
//!       memory                 disk
//!  0   ┌─────────┐            ┌─────────┐
//!      │ OS      │   write ─▶ │ A       │
//!  os  ├─────────┤            ├─────────┤
//!      │ process │ ◀─ read    │ C       │
//!      └─────────┘            └─────────┘
//! ```
//!
//! Every program is linked for the one address at which processes lie in turn.

use super::{Hardware, Nature, Placed, Relocation, Rules, Tenancy, unrelocated};
use crate::addr::Access;
use crate::event::Part;
use crate::layout::Layout;
use crate::mmu::{Mmu, Translation};

/// One process in memory, the others on disk.
pub struct TimeSharing;

impl Rules for TimeSharing {
    fn nature(&self) -> &'static Nature {
        &Nature {
            name: "time-sharing",
            parts: &[Part::AddressSpace],
            tenancy: Tenancy::InTurn,
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

//! Static relocation: the loader rewrites every address of a program for the place where it puts it.
//!
//! ```text
//!  the program as linked     loaded at 0x2000          loaded again at 0x6000
//!  movl 0x1000, %eax         movl 0x3000, %eax         movl 0x7000, %eax
//! ```
//!
//! From then on it holds physical addresses: nothing checks them, and the process cannot move.

use super::{Hardware, Nature, Placed, Relocation, Rules, Tenancy, unrelocated};
use crate::addr::Access;
use crate::event::Part;
use crate::layout::Layout;
use crate::mmu::{Mmu, Translation};

/// A hole for each process, and a loader that rewrites its program.
pub struct StaticRelocation;

impl Rules for StaticRelocation {
    fn nature(&self) -> &'static Nature {
        &Nature {
            name: "static-relocation",
            parts: &[Part::AddressSpace],
            tenancy: Tenancy::Together,
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

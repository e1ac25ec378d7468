//! Static relocation: the loader rewrites every address of a program for the place where it puts it.
//!
//! ```text
//!  the program as linked     loaded at 0x2000          loaded again at 0x6000
//!  movl 0x1000, %eax         movl 0x3000, %eax         movl 0x7000, %eax
//! ```
//!
//! From then on it holds physical addresses: nothing checks them, and the process cannot move.

use super::{Nature, Relocation, Rules, Tenancy};
use crate::event::Part;

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
}

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

use super::{Nature, Relocation, Rules, Tenancy};
use crate::event::Part;

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
}

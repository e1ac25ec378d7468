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

use super::{Nature, Relocation, Rules, Tenancy};
use crate::event::Part;

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
}

//! What mechanisms without an MMU have in common: an address is physical as it stands, and nothing looks at it.

use super::Hardware;
use crate::addr::{Access, PhysAddr};
use crate::mmu::{Fault, Steps, Translation};

/// The address itself, as long as there is memory.
pub fn translate(hardware: &Hardware, access: Access) -> Translation {
    let virt = access.address;
    if hardware.reaches(Some(virt.0), access.size) {
        Translation::reached(virt, PhysAddr(virt.0), Steps::none())
    } else {
        Translation::refused(virt, Fault::OutOfBounds, Steps::none())
    }
}

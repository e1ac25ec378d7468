//! Between which limits the numbers in an instruction lie.

use super::mnemonic::Operation;
use super::reg::{Reg, Width};

/// The least and the greatest number, and what to say of any other.
pub(super) type Range = (i64, u64, &'static str);

const LOWEST: i64 = i32::MIN as i64;
const HIGHEST: u64 = i32::MAX as u64;
const LAST_ADDRESS: u64 = u32::MAX as u64;

/// The target of a branch.
pub(super) const CODE_RANGE: Range = (0, LAST_ADDRESS, "code lies between 0 and 0xffffffff");

/// The immediate of an instruction.
pub(super) fn immediate_range(operation: Operation, width: Width) -> Range {
    match (operation, width) {
        (Operation::Movabs, _) => (i64::MIN, u64::MAX, "an immediate has at most 64 bits"),
        (_, Width::Long) => {
            (LOWEST, LAST_ADDRESS, "a 4-byte immediate lies between -0x80000000 and 0xffffffff")
        }
        _ => (
            LOWEST,
            HIGHEST,
            "an immediate lies between -0x80000000 and 0x7fffffff (it is sign-extended \
             to 8 bytes): for more, write movabs $…, %reg",
        ),
    }
}

/// The address in a memory operand, or what is added to its base.
pub(super) fn address_range(base: Option<Reg>) -> Range {
    match base {
        Some(_) => (LOWEST, HIGHEST, "a displacement lies between -0x80000000 and 0x7fffffff"),
        None => (0, LAST_ADDRESS, "a memory address lies between 0 and 0xffffffff"),
    }
}

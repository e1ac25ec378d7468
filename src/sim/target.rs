//! What an instruction calls the memory that it refers to.

use std::fmt;

use crate::addr::VirtAddr;
use crate::isa::Mem;

/// The operand behind a reference to memory; put into words only where somebody listens.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target {
    /// The instruction itself, or a place that has a name: "return address".
    Named(&'static str),
    /// An operand: `0x8(%rbp)`.
    Operand(Mem),
    /// An address, named by a command.
    Address(VirtAddr),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => f.write_str(name),
            Self::Operand(mem) => mem.fmt(f),
            Self::Address(address) => address.fmt(f),
        }
    }
}

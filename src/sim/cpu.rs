//! The CPU's registers and condition flags.

use serde::Serialize;
use serde::ser::SerializeMap;

use crate::isa::{Reg, RegId, Width};

/// What the CPU holds of the process that runs, apart from the MMU's registers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registers {
    /// Virtual address of the next instruction.
    pub rip: u64,
    /// What the last arithmetic left behind.
    pub flags: Flags,
    general: [u64; 16],
}

/// The condition flags, which conditional jumps read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// The result was zero.
    pub zero: bool,
    /// The result was negative.
    pub sign: bool,
    /// An unsigned carry or borrow happened.
    pub carry: bool,
    /// A signed overflow happened.
    pub overflow: bool,
}

impl Registers {
    /// All 64 bits of a general register.
    pub fn get(&self, id: RegId) -> u64 {
        self.general[id as usize]
    }

    /// Sets all 64 bits of a general register.
    pub fn set(&mut self, id: RegId, value: u64) {
        self.general[id as usize] = value;
    }

    /// Reads a register at its width.
    pub fn read(&self, reg: Reg) -> u64 {
        truncate(self.get(reg.id), reg.width)
    }

    /// Writes a register at its width; writing four bytes clears the upper four.
    pub fn write(&mut self, reg: Reg, value: u64) {
        self.set(reg.id, truncate(value, reg.width));
    }
}

/// The low bytes of a value that fit a width.
pub(crate) fn truncate(value: u64, width: Width) -> u64 {
    match width {
        Width::Long => value & 0xffff_ffff,
        Width::Quad => value,
    }
}

/// By name: the sixteen 64-bit registers, rip, and the 32-bit names of the first eight. 64-bit values
/// are signed, 32-bit ones are not; beyond 2^53 they are the nearest that JavaScript has.
impl Serialize for Registers {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("rip", &(self.rip as i64 as f64))?;
        for id in RegId::ALL {
            let quad = Reg { id, width: Width::Quad };
            map.serialize_entry(quad.id.name(quad.width), &(self.get(id) as i64 as f64))?;
        }
        for id in RegId::ALL.into_iter().take(8) {
            let long = Reg { id, width: Width::Long };
            map.serialize_entry(long.id.name(long.width), &(self.read(long) as f64))?;
        }
        map.end()
    }
}

//! The parts of an encoded instruction: bytes in order, the REX prefix, ModRM.

use super::error::DecodeError;
use super::inst::{Mem, Operand};
use super::reg::{Reg, RegId, Width};

/// The operands that a ModRM byte and what follows it name.
pub(super) struct ModRm {
    /// The ModRM byte itself.
    pub byte: u8,
    reg: Reg,
    pub rm: Operand,
}

/// The REX prefix, or 0 for none: bit 3 W, bit 2 R, bit 1 X, bit 0 B.
#[derive(Clone, Copy, Default)]
pub(super) struct Rex(pub u8);

/// Bytes, read front to back.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl ModRm {
    /// Reads ModRM, SIB and displacement; registers are `width` wide.
    pub(super) fn read(reader: &mut Reader, rex: Rex, width: Width) -> Result<ModRm, DecodeError> {
        let byte = reader.byte()?;
        let reg = Reg { id: rex.register(byte >> 3 & 7, 0b100), width };
        let rm = match byte >> 6 {
            3 => Operand::Reg(Reg { id: rex.register(byte & 7, 0b001), width }),
            mode => Operand::Mem(memory(reader, rex, mode, byte & 7)?),
        };
        Ok(ModRm { byte, reg, rm })
    }

    /// The reg field as an opcode extension, 0..=7.
    pub(super) fn extension(&self) -> u8 {
        self.byte >> 3 & 7
    }

    pub(super) fn register(&self) -> Reg {
        self.reg
    }

    /// (source, destination) if the register is the source.
    pub(super) fn reg_to_rm(&self) -> (Operand, Operand) {
        (Operand::Reg(self.reg), self.rm)
    }

    /// (source, destination) if the register is the destination.
    pub(super) fn rm_to_reg(&self) -> (Operand, Operand) {
        (self.rm, Operand::Reg(self.reg))
    }
}

fn memory(reader: &mut Reader, rex: Rex, mode: u8, rm: u8) -> Result<Mem, DecodeError> {
    let base = match rm {
        4 => sib_base(reader, rex)?,
        _ => rm,
    };
    if mode == 0 && base == 5 {
        return Ok(Mem { base: None, disp: reader.i32()? & 0xffff_ffff });
    }
    let disp = match mode {
        0 => 0,
        1 => reader.i8()?,
        _ => reader.i32()?,
    };
    Ok(Mem { base: Some(Reg::quad(rex.register(base, 0b001))), disp })
}

/// The base field of a SIB byte, which must name no index.
fn sib_base(reader: &mut Reader, rex: Rex) -> Result<u8, DecodeError> {
    let byte = reader.byte()?;
    match rex.register(byte >> 3 & 7, 0b010) {
        RegId::Rsp => Ok(byte & 7),
        _ => Err(DecodeError::Illegal { byte }),
    }
}

impl Rex {
    pub(super) fn width(self) -> Width {
        match self.0 & 0b1000 {
            0 => Width::Long,
            _ => Width::Quad,
        }
    }

    /// Whether the prefix extends a base, or a register named in the opcode.
    pub(super) fn base(self) -> bool {
        self.0 & 0b001 != 0
    }

    fn register(self, field: u8, bit: u8) -> RegId {
        let high = if self.0 & bit == 0 { 0 } else { 8 };
        RegId::from_number(field | high)
    }
}

impl Operand {
    /// The same place, registers taken at 8 bytes.
    pub(super) fn widened(self) -> Operand {
        match self {
            Operand::Reg(reg) => Operand::Reg(Reg::quad(reg.id)),
            other => other,
        }
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes, at: 0 }
    }

    /// Bytes read so far.
    pub(super) fn at(&self) -> u64 {
        self.at as u64
    }

    pub(super) fn byte(&mut self) -> Result<u8, DecodeError> {
        self.take().map(u8::from_le_bytes)
    }

    pub(super) fn i8(&mut self) -> Result<i64, DecodeError> {
        self.take().map(|bytes| i64::from(i8::from_le_bytes(bytes)))
    }

    pub(super) fn i32(&mut self) -> Result<i64, DecodeError> {
        self.take().map(|bytes| i64::from(i32::from_le_bytes(bytes)))
    }

    pub(super) fn i64(&mut self) -> Result<i64, DecodeError> {
        self.take().map(i64::from_le_bytes)
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        match rest.first_chunk::<N>() {
            Some(bytes) => {
                self.at += N;
                Ok(*bytes)
            }
            None => Err(DecodeError::Truncated { needed_at_least: (self.at + N) as u64 }),
        }
    }
}

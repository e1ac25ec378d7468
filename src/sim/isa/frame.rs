//! What a ModRM byte says: a register, and a register or an address in memory.

use super::error::EncodeError;
use super::form::{Form, rex};
use super::inst::{Mem, Operand};
use super::reg::{Reg, RegId, Width};

/// What stands around a ModRM byte.
pub(super) struct Frame<'a> {
    /// REX.W follows from it.
    pub width: Width,
    pub opcode: u8,
    /// The ModRM reg field: a register number or an opcode extension, 0..=15.
    pub reg: u8,
    pub imm: &'a [u8],
}

impl Frame<'_> {
    /// Each way to write `rm` in this frame, shortest first.
    pub(super) fn forms(&self, rm: &Operand) -> Result<Vec<Form>, EncodeError> {
        let base = match rm {
            Operand::Imm(_) => return Err(EncodeError::operands("an immediate is not a place")),
            Operand::Reg(reg) => Some(*reg),
            Operand::Mem(mem) => mem.base,
        };
        let number = base.map_or(0, |reg| reg.id.number());
        let ways = match rm {
            Operand::Mem(mem) => self.addresses(mem)?,
            _ => vec![vec![self.modrm(3, number)]],
        };
        let form = |way: Vec<u8>| {
            let mut bytes = rex(self.width, self.reg, number);
            bytes.push(self.opcode);
            bytes.extend(way);
            bytes.extend(self.imm);
            Form::of(bytes)
        };
        Ok(ways.into_iter().map(form).collect())
    }

    fn modrm(&self, mode: u8, rm: u8) -> u8 {
        mode << 6 | (self.reg & 7) << 3 | (rm & 7)
    }

    fn addresses(&self, mem: &Mem) -> Result<Vec<Vec<u8>>, EncodeError> {
        match mem.base {
            Some(base) => self.based(base, mem.disp),
            None => self.absolute(mem.disp),
        }
    }

    fn absolute(&self, address: i64) -> Result<Vec<Vec<u8>>, EncodeError> {
        let address = u32::try_from(address)
            .map_err(|_| EncodeError::operands("a memory address lies between 0 and 0xffffffff"))?;
        let mut plain = vec![self.modrm(0, 5)];
        let mut with_sib = vec![self.modrm(0, 4), 0x25];
        plain.extend(address.to_le_bytes());
        with_sib.extend(address.to_le_bytes());
        Ok(vec![plain, with_sib])
    }

    fn based(&self, base: Reg, disp: i64) -> Result<Vec<Vec<u8>>, EncodeError> {
        let disp = i32::try_from(disp)
            .map_err(|_| EncodeError::operands("a displacement lies between -0x80000000 and 0x7fffffff"))?;
        let number = base.id.number();
        let start = |mode| {
            let mut bytes = vec![self.modrm(mode, number)];
            if number & 7 == RegId::Rsp.number() {
                bytes.push(0x24);
            }
            bytes
        };
        let mut ways = Vec::new();
        if disp == 0 && number & 7 != RegId::Rbp.number() {
            ways.push(start(0));
        }
        if let Ok(short) = i8::try_from(disp) {
            ways.push([start(1), short.to_le_bytes().to_vec()].concat());
        }
        ways.push([start(2), disp.to_le_bytes().to_vec()].concat());
        Ok(ways)
    }
}

/// The four bytes of an immediate.
pub(super) fn imm32(value: i64) -> Result<[u8; 4], EncodeError> {
    let fits = i32::try_from(value).map(i32::to_le_bytes);
    fits.map_err(|_| {
        EncodeError::operands("an immediate lies between -0x80000000 and 0x7fffffff; movabs takes 8 bytes")
    })
}

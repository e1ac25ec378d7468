//! From bytes to instruction.

use super::encode::{MAX_PADDING, PADDING};
use super::error::DecodeError;
use super::inst::{Inst, Operand};
use super::modrm::{ModRm, Reader, Rex};
use super::operation::ArithOp;
use super::reg::{Reg, RegId, Width};

/// The instruction that `bytes` begin with, as it reads at `address` (branches are
/// relative), and its length in bytes. Bytes behind it are not looked at.
pub fn decode(bytes: &[u8], address: u64) -> Result<(Inst, u64), DecodeError> {
    let mut decoder = Decoder { reader: Reader::new(bytes), rex: Rex::default(), address };
    let inst = decoder.instruction()?;
    Ok((inst, decoder.reader.at()))
}

pub(super) struct Decoder<'a> {
    pub(super) reader: Reader<'a>,
    rex: Rex,
    pub(super) address: u64,
}

impl Decoder<'_> {
    fn instruction(&mut self) -> Result<Inst, DecodeError> {
        let mut byte = self.reader.byte()?;
        let mut prefixes = 0;
        while byte == PADDING && prefixes < MAX_PADDING {
            prefixes += 1;
            byte = self.reader.byte()?;
        }
        if byte & 0xf0 == 0x40 {
            self.rex = Rex(byte);
            byte = self.reader.byte()?;
        }
        self.opcode(byte)
    }

    fn opcode(&mut self, byte: u8) -> Result<Inst, DecodeError> {
        match byte {
            0x50..=0x57 => Ok(Inst::Push { src: Operand::Reg(self.in_opcode(byte, Width::Quad)) }),
            0x58..=0x5f => Ok(Inst::Pop { dst: Operand::Reg(self.in_opcode(byte, Width::Quad)) }),
            0x68 => Ok(Inst::Push { src: Operand::Imm(self.reader.i32()?) }),
            0x6a => Ok(Inst::Push { src: Operand::Imm(self.reader.i8()?) }),
            0x70..=0x7f | 0xe8 | 0xe9 | 0xeb | 0x0f => self.branch(byte),
            0x81 | 0x83 | 0x8f | 0xc7 | 0xf7 | 0xff => self.extended(byte),
            0x85 | 0x89 | 0x8b | 0x8d => self.moved(byte),
            0xa9 => self.test_accumulator(),
            0xb8..=0xbf => self.mov_imm(byte),
            0x90 if !self.rex.base() => Ok(Inst::Nop),
            0xc3 => Ok(Inst::Ret),
            0xc9 => Ok(Inst::Leave),
            0x00..=0x3f => self.arith(byte),
            _ => Err(DecodeError::Illegal { byte }),
        }
    }

    fn arith(&mut self, byte: u8) -> Result<Inst, DecodeError> {
        let illegal = DecodeError::Illegal { byte };
        let op = arith_op(byte >> 3).ok_or(illegal)?;
        let width = self.rex.width();
        let (src, dst) = match byte & 7 {
            1 => self.modrm(width)?.reg_to_rm(),
            3 => self.modrm(width)?.rm_to_reg(),
            5 => (Operand::Imm(self.reader.i32()?), rax(width)),
            _ => return Err(illegal),
        };
        Ok(Inst::Arith { op, width, src, dst })
    }

    fn moved(&mut self, byte: u8) -> Result<Inst, DecodeError> {
        let width = self.rex.width();
        let modrm = self.modrm(width)?;
        let ((src, dst), illegal) = (modrm.reg_to_rm(), DecodeError::Illegal { byte });
        match (byte, dst) {
            (0x85, _) => Ok(Inst::Test { width, src, dst }),
            (0x89, _) => Ok(Inst::Mov { width, src, dst }),
            (0x8b, _) => Ok(Inst::Mov { width, src: dst, dst: src }),
            (_, Operand::Mem(mem)) => Ok(Inst::Lea { src: mem, dst: modrm.register() }),
            _ => Err(illegal),
        }
    }

    fn extended(&mut self, byte: u8) -> Result<Inst, DecodeError> {
        let width = match byte {
            0x8f => Width::Quad,
            _ => self.rex.width(),
        };
        let modrm = self.modrm(width)?;
        let (extension, dst) = (modrm.extension(), modrm.rm);
        let illegal = DecodeError::Illegal { byte: modrm.byte };
        match (byte, extension) {
            (0x81 | 0x83, _) => {
                let op = arith_op(extension).ok_or(illegal)?;
                let value = if byte == 0x81 { self.reader.i32()? } else { self.reader.i8()? };
                Ok(Inst::Arith { op, width, src: Operand::Imm(value), dst })
            }
            (0x8f, 0) => Ok(Inst::Pop { dst }),
            (0xc7, 0) => Ok(Inst::Mov { width, src: Operand::Imm(self.reader.i32()?), dst }),
            (0xf7, 0) => Ok(Inst::Test { width, src: Operand::Imm(self.reader.i32()?), dst }),
            (0xff, 0) => Ok(Inst::Inc { width, dst }),
            (0xff, 1) => Ok(Inst::Dec { width, dst }),
            (0xff, 6) => Ok(Inst::Push { src: dst.widened() }),
            _ => Err(illegal),
        }
    }

    fn test_accumulator(&mut self) -> Result<Inst, DecodeError> {
        let width = self.rex.width();
        Ok(Inst::Test { width, src: Operand::Imm(self.reader.i32()?), dst: rax(width) })
    }

    fn mov_imm(&mut self, byte: u8) -> Result<Inst, DecodeError> {
        let width = self.rex.width();
        let dst = self.in_opcode(byte, width);
        match width {
            Width::Quad => Ok(Inst::Movabs { imm: self.reader.i64()?, dst }),
            Width::Long => {
                let src = Operand::Imm(self.reader.i32()?);
                Ok(Inst::Mov { width, src, dst: Operand::Reg(dst) })
            }
        }
    }

    fn modrm(&mut self, width: Width) -> Result<ModRm, DecodeError> {
        ModRm::read(&mut self.reader, self.rex, width)
    }

    fn in_opcode(&self, byte: u8, width: Width) -> Reg {
        let high = u8::from(self.rex.base()) << 3;
        Reg { id: RegId::from_number(byte & 7 | high), width }
    }
}

fn arith_op(number: u8) -> Option<ArithOp> {
    ArithOp::ALL.into_iter().find(|op| op.number() == number)
}

fn rax(width: Width) -> Operand {
    Operand::Reg(Reg { id: RegId::Rax, width })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], address: u64) -> String {
        match decode(bytes, address) {
            Ok((inst, length)) => format!("{length}: {inst}"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn bytes_read_as_a_disassembler_reads_them() {
        assert_eq!(text(&[0x8b, 0x7d, 0x08], 0), "3: movl 0x8(%rbp), %edi");
        assert_eq!(text(&[0x81, 0xc7, 3, 0, 0, 0], 0), "6: addl $0x3, %edi");
        assert_eq!(text(&[0x48, 0x83, 0xec, 0x10], 0), "4: subq $0x10, %rsp");
        assert_eq!(text(&[0x75, 0xfe], 0x10), "2: jne 0x10");
        assert_eq!(text(&[0x8b, 0x3d, 0x00, 0x11, 0, 0], 0), "6: movl 0x1100, %edi");
    }

    #[test]
    fn prefixes_are_ignored_up_to_a_limit() {
        let padded = |count| [vec![PADDING; count], vec![0xc3]].concat();
        assert_eq!(decode(&padded(4096), 0), Ok((Inst::Ret, 4097)));
        assert_eq!(decode(&padded(4097), 0), Err(DecodeError::Illegal { byte: PADDING }));
    }

    #[test]
    fn short_reads_say_how_much_is_missing() {
        assert_eq!(decode(&[], 0), Err(DecodeError::Truncated { needed_at_least: 1 }));
        assert_eq!(decode(&[0x81, 0xc7, 3], 0), Err(DecodeError::Truncated { needed_at_least: 6 }));
        assert_eq!(decode(&[0x0f, 0x05], 0), Err(DecodeError::Illegal { byte: 0x05 }));
    }
}

//! From bytes to instruction.

use super::encode::{MAX_PADDING, PADDING};
use super::error::DecodeError;
use super::inst::{Inst, Mem, Operand};
use super::mnemonic::Operation;
use super::operation::{ArithOp, Condition, MmuReg, PrivilegedOp};
use super::parts::Parts;
use super::reader::Reader;
use super::reg::{Reg, RegId, Width};

/// The instruction that `bytes` begin with, as it reads at `address` (branches are
/// relative), and its length in bytes. Bytes behind it are not looked at.
pub fn decode(bytes: &[u8], address: u64) -> Result<(Inst, u64), DecodeError> {
    let mut decoder = Decoder { reader: Reader::new(bytes), rex: 0, wrong: 0, address };
    let inst = decoder.instruction();
    match (decoder.reader.needed(), inst) {
        (Some(needed_at_least), _) => Err(DecodeError::Truncated { needed_at_least }),
        (None, Some(inst)) => Ok((inst, decoder.reader.at())),
        (None, None) => Err(DecodeError::Illegal { byte: decoder.wrong }),
    }
}

struct Decoder<'a> {
    reader: Reader<'a>,
    /// The REX prefix, or 0 for none: bit 3 W, bit 2 R, bit 1 X, bit 0 B.
    rex: u8,
    /// The byte to blame if there is no such instruction.
    wrong: u8,
    address: u64,
}

/// What a ModRM byte and what follows it name.
struct ModRm {
    byte: u8,
    reg: Operand,
    place: Operand,
}

impl Decoder<'_> {
    fn instruction(&mut self) -> Option<Inst> {
        let mut byte = self.reader.byte();
        let mut prefixes = 0;
        while byte == PADDING && prefixes < MAX_PADDING {
            prefixes += 1;
            byte = self.reader.byte();
        }
        if byte & 0xf0 == 0x40 {
            self.rex = byte;
            byte = self.reader.byte();
        }
        self.wrong = byte;
        let width = if self.rex & 0b1000 == 0 { Width::Long } else { Width::Quad };
        let mut parts = Parts::of(Operation::Nop, width);
        self.opcode(byte, &mut parts)?;
        parts.inst()
    }

    fn opcode(&mut self, byte: u8, parts: &mut Parts) -> Option<()> {
        match byte {
            0x50..=0x5f => {
                let reg = Some(Operand::Reg(Reg::quad(self.register(byte & 7, 0b001))));
                match byte < 0x58 {
                    true => (parts.operation, parts.src) = (Operation::Push, reg),
                    false => (parts.operation, parts.dst) = (Operation::Pop, reg),
                }
            }
            0x68 | 0x6a => {
                parts.operation = Operation::Push;
                parts.src = self.immediate(if byte == 0x68 { 4 } else { 1 });
            }
            0x0f => self.two_byte(parts)?,
            0x70..=0x7f => self.branch(Operation::JumpIf(condition(byte, 0x70)?), 1, parts),
            0xe8 => self.branch(Operation::Call, 4, parts),
            0xe9 => self.branch(Operation::Jump, 4, parts),
            0xeb => self.branch(Operation::Jump, 1, parts),
            0x81 | 0x83 | 0x8f | 0xc7 | 0xf7 | 0xff => self.extended(byte, parts)?,
            0x85 | 0x89 | 0x8b | 0x8d => {
                parts.operation = match byte {
                    0x85 => Operation::Test,
                    0x8d => Operation::Lea,
                    _ => Operation::Mov,
                };
                self.two_operands(byte & 2 == 0 && byte != 0x8d, parts)?;
            }
            0xa9 => {
                parts.operation = Operation::Test;
                self.accumulator(parts);
            }
            0xb8..=0xbf => {
                let reg = Reg { id: self.register(byte & 7, 0b001), width: parts.width };
                (parts.operation, parts.src) = match parts.width {
                    Width::Quad => (Operation::Movabs, self.immediate(8)),
                    Width::Long => (Operation::Mov, self.immediate(4)),
                };
                parts.dst = Some(Operand::Reg(reg));
            }
            0x90 if self.rex & 0b001 == 0 => {}
            0xc3 => parts.operation = Operation::Ret,
            0xc9 => parts.operation = Operation::Leave,
            0x8e | 0xf4 | 0xfa | 0xfb => {
                parts.operation = Operation::Privileged(self.privileged(byte, parts)?);
            }
            0x00..=0x3f => {
                parts.operation = arithmetic(byte >> 3)?;
                match byte & 7 {
                    1 => self.two_operands(true, parts)?,
                    3 => self.two_operands(false, parts)?,
                    5 => self.accumulator(parts),
                    _ => return None,
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// A ModRM byte that names both operands.
    fn two_operands(&mut self, from_reg: bool, parts: &mut Parts) -> Option<()> {
        let modrm = self.modrm(parts.width)?;
        let (src, dst) = if from_reg { (modrm.reg, modrm.place) } else { (modrm.place, modrm.reg) };
        (parts.src, parts.dst) = (Some(src), Some(dst));
        Some(())
    }

    /// An immediate and %rax, which the opcode implies.
    fn accumulator(&mut self, parts: &mut Parts) {
        parts.src = self.immediate(4);
        parts.dst = Some(Operand::Reg(Reg { id: RegId::Rax, width: parts.width }));
    }

    /// A ModRM byte whose reg field extends the opcode.
    fn extended(&mut self, byte: u8, parts: &mut Parts) -> Option<()> {
        if byte == 0x8f {
            parts.width = Width::Quad;
        }
        let modrm = self.modrm(parts.width)?;
        let extension = modrm.byte >> 3 & 7;
        self.wrong = modrm.byte;
        parts.dst = Some(modrm.place);
        parts.operation = match (byte, extension) {
            (0x81 | 0x83, _) => arithmetic(extension)?,
            (0x8f, 0) => Operation::Pop,
            (0xc7, 0) => Operation::Mov,
            (0xf7, 0) => Operation::Test,
            (0xff, 0) => Operation::Inc,
            (0xff, 1) => Operation::Dec,
            (0xff, 6) => {
                parts.src = Some(match modrm.place {
                    Operand::Reg(reg) => Operand::Reg(Reg::quad(reg.id)),
                    place => place,
                });
                Operation::Push
            }
            _ => return None,
        };
        match byte {
            0x83 => parts.src = self.immediate(1),
            0x81 | 0xc7 | 0xf7 => parts.src = self.immediate(4),
            _ => {}
        }
        Some(())
    }

    /// Opcodes whose first byte is 0x0f.
    fn two_byte(&mut self, parts: &mut Parts) -> Option<()> {
        let byte = self.reader.byte();
        self.wrong = byte;
        let op = match byte {
            0x01 => {
                let modrm = self.modrm(Width::Quad)?;
                self.wrong = modrm.byte;
                modrm.place.mem().filter(|_| modrm.byte >> 3 & 7 == 2)?;
                parts.src = Some(modrm.place);
                PrivilegedOp::Lgdt
            }
            0x22 => {
                // The upper two bits are ignored: there is always a register.
                self.wrong = self.reader.byte();
                (self.register(self.wrong >> 3 & 7, 0b100) == RegId::Rbx).then_some(())?;
                parts.src = Some(Operand::Reg(Reg::quad(self.register(self.wrong & 7, 0b001))));
                PrivilegedOp::Load(MmuReg::Cr3)
            }
            0x30 => PrivilegedOp::Wrmsr,
            _ => {
                self.branch(Operation::JumpIf(condition(byte, 0x80)?), 4, parts);
                return Some(());
            }
        };
        parts.operation = Operation::Privileged(op);
        Some(())
    }

    /// Privileged instructions of one byte, and the load of a segment register.
    fn privileged(&mut self, byte: u8, parts: &mut Parts) -> Option<PrivilegedOp> {
        match byte {
            0xf4 => Some(PrivilegedOp::Hlt),
            0xfa => Some(PrivilegedOp::Cli),
            0xfb => Some(PrivilegedOp::Sti),
            _ => self.segment(parts),
        }
    }

    /// A general register, which goes to a segment register; %cs is not loaded like that.
    fn segment(&mut self, parts: &mut Parts) -> Option<PrivilegedOp> {
        let modrm = self.modrm(Width::Long)?;
        self.wrong = modrm.byte;
        let number = modrm.byte >> 3 & 7;
        let segment =
            MmuReg::ALL.iter().copied().find(|reg| reg.number() == number && *reg != MmuReg::Cr3)?;
        parts.src = Some(modrm.place).filter(|place| place.mem().is_none());
        parts.src.map(|_| PrivilegedOp::Load(segment))
    }

    /// A jump or call, whose target is relative to the next instruction, modulo 2^32; `size` is that of the distance.
    fn branch(&mut self, operation: Operation, size: usize, parts: &mut Parts) {
        parts.operation = operation;
        let distance = self.reader.signed(size);
        let end = self.address.wrapping_add(self.reader.at());
        parts.target = u64::from((end as u32).wrapping_add(distance as u32));
    }

    fn immediate(&mut self, size: usize) -> Option<Operand> {
        Some(Operand::Imm(self.reader.signed(size)))
    }

    /// Reads ModRM, SIB and displacement; registers are `width` wide.
    fn modrm(&mut self, width: Width) -> Option<ModRm> {
        let byte = self.reader.byte();
        let reg = Operand::Reg(Reg { id: self.register(byte >> 3 & 7, 0b100), width });
        let place = match byte >> 6 {
            3 => Operand::Reg(Reg { id: self.register(byte & 7, 0b001), width }),
            mode => Operand::Mem(self.memory(mode, byte & 7)?),
        };
        Some(ModRm { byte, reg, place })
    }

    fn memory(&mut self, mode: u8, rm: u8) -> Option<Mem> {
        let mut base = rm;
        if rm == 4 {
            let sib = self.reader.byte();
            base = sib & 7;
            // No index may be named: only %rsp's number means none.
            if self.register(sib >> 3 & 7, 0b010) != RegId::Rsp {
                self.wrong = sib;
                return None;
            }
        }
        if mode == 0 && base == 5 {
            return Some(Mem { base: None, disp: self.reader.signed(4) & 0xffff_ffff });
        }
        let disp = match mode {
            0 => 0,
            1 => self.reader.signed(1),
            _ => self.reader.signed(4),
        };
        Some(Mem { base: Some(Reg::quad(self.register(base, 0b001))), disp })
    }

    /// The register that three bits and a bit of REX name.
    fn register(&self, field: u8, bit: u8) -> RegId {
        let high = if self.rex & bit == 0 { 0 } else { 8 };
        RegId::from_number(field | high)
    }
}

fn arithmetic(number: u8) -> Option<Operation> {
    ArithOp::ALL.iter().copied().find(|op| op.number() == number).map(Operation::Arith)
}

fn condition(byte: u8, family: u8) -> Option<Condition> {
    Condition::ALL.iter().copied().find(|condition| family | condition.number() == byte)
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
    fn privileged_instructions_are_told_from_their_neighbors() {
        assert_eq!(text(&[0x0f, 0x01, 0x54, 0x24, 0x08], 0), "5: lgdt 0x8(%rsp)");
        assert_eq!(text(&[0x41, 0x0f, 0x22, 0xd8], 0), "4: movq %r8, %cr3");
        assert_eq!(text(&[0x0f, 0x22, 0x18], 0), "3: movq %rax, %cr3");
        let illegal = |bytes: &[u8], byte| assert_eq!(decode(bytes, 0), Err(DecodeError::Illegal { byte }));
        illegal(&[0x0f, 0x01, 0xd0], 0xd0); // xgetbv
        illegal(&[0x0f, 0x01, 0x18], 0x18); // lidt
        illegal(&[0x0f, 0x22, 0xd0], 0xd0); // to %cr2
        illegal(&[0x44, 0x0f, 0x22, 0xd8], 0xd8); // to %cr11
        illegal(&[0x0f, 0x20, 0xd8], 0x20); // from %cr3
        assert_eq!(text(&[0x8e, 0xd8], 0), "2: movl %eax, %ds");
        assert_eq!(text(&[0x49, 0x8e, 0xe0], 0), "3: movl %r8d, %fs");
        illegal(&[0x8e, 0xc8], 0xc8); // to %cs
        illegal(&[0x8e, 0xf0], 0xf0); // there is no sixth
        illegal(&[0x8e, 0x18], 0x18); // from memory
        illegal(&[0x8c, 0xd8], 0x8c); // from %ds
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

//! Decoding jumps and calls, whose targets are relative to the next instruction.

use super::decode::Decoder;
use super::error::DecodeError;
use super::inst::Inst;
use super::operation::Condition;

impl Decoder<'_> {
    /// The branch that opcode `byte` starts.
    pub(super) fn branch(&mut self, byte: u8) -> Result<Inst, DecodeError> {
        match byte {
            0xe8 => Ok(Inst::Call { target: self.far_target()? }),
            0xe9 => Ok(Inst::Jump { target: self.far_target()? }),
            0xeb => Ok(Inst::Jump { target: self.near_target()? }),
            0x0f => {
                let condition = condition(self.reader.byte()?, 0x80)?;
                Ok(Inst::JumpIf { condition, target: self.far_target()? })
            }
            _ => {
                let condition = condition(byte, 0x70)?;
                Ok(Inst::JumpIf { condition, target: self.near_target()? })
            }
        }
    }

    fn near_target(&mut self) -> Result<u64, DecodeError> {
        let distance = self.reader.i8()?;
        Ok(self.target(distance))
    }

    fn far_target(&mut self) -> Result<u64, DecodeError> {
        let distance = self.reader.i32()?;
        Ok(self.target(distance))
    }

    /// The address `distance` bytes behind this instruction, modulo 2^32.
    fn target(&self, distance: i64) -> u64 {
        let end = self.address.wrapping_add(self.reader.at());
        u64::from((end as u32).wrapping_add(distance as u32))
    }
}

fn condition(byte: u8, family: u8) -> Result<Condition, DecodeError> {
    let found = Condition::ALL.into_iter().find(|c| family | c.number() == byte);
    found.ok_or(DecodeError::Illegal { byte })
}

//! Which operands an instruction may have.

use super::error::EncodeError;
use super::inst::{Inst, Operand};
use super::reg::{Reg, Width};

impl Inst {
    /// Whether destinations are places, registers are as wide as the instruction, and
    /// targets are addresses of code.
    pub(super) fn check_operands(&self) -> Result<(), EncodeError> {
        if let Some(target) = self.target() {
            return check_target(target);
        }
        if let Some(Operand::Imm(_)) = self.destination() {
            return Err(EncodeError::operands(
                "an immediate ($) cannot be the last operand, the destination: sources come first",
            ));
        }
        let width = self.width().unwrap_or(Width::Quad);
        match self.registers().into_iter().flatten().find(|reg| reg.width != width) {
            Some(reg) => Err(wrong_width(reg, width)),
            None => Ok(()),
        }
    }

    fn destination(&self) -> Option<Operand> {
        match self {
            Inst::Mov { dst, .. }
            | Inst::Arith { dst, .. }
            | Inst::Test { dst, .. }
            | Inst::Inc { dst, .. }
            | Inst::Dec { dst, .. }
            | Inst::Pop { dst } => Some(*dst),
            _ => None,
        }
    }

    fn registers(&self) -> [Option<Reg>; 2] {
        let of = |operand: &Operand| match operand {
            Operand::Reg(reg) => Some(*reg),
            _ => None,
        };
        match self {
            Inst::Mov { src, dst, .. } | Inst::Arith { src, dst, .. } | Inst::Test { src, dst, .. } => {
                [of(src), of(dst)]
            }
            Inst::Inc { dst, .. } | Inst::Dec { dst, .. } | Inst::Pop { dst } => [of(dst), None],
            Inst::Push { src } => [of(src), None],
            Inst::Movabs { dst, .. } => [Some(*dst), None],
            _ => [None, None],
        }
    }
}

fn check_target(target: u64) -> Result<(), EncodeError> {
    match u32::try_from(target) {
        Ok(_) => Ok(()),
        Err(_) => Err(EncodeError::operands("code lies between 0 and 0xffffffff")),
    }
}

fn wrong_width(reg: Reg, width: Width) -> EncodeError {
    let right = Reg { id: reg.id, width };
    let (is, wants) = (reg.width.bytes(), width.bytes());
    EncodeError::operands(format!("{reg} holds {is} bytes where {wants} are moved: write {right}"))
}

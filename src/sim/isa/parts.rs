//! An instruction taken apart: what it does, how wide, from where, to where.

use super::inst::{Inst, Operand};
use super::mnemonic::Operation;
use super::operation::PrivilegedOp;
use super::reg::Width;

/// An instruction whose operands stand in the same place whatever it does.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    pub operation: Operation,
    /// 8 bytes where the operation leaves no choice.
    pub width: Width,
    pub src: Option<Operand>,
    pub dst: Option<Operand>,
    /// Where a branch goes; 0 for others.
    pub target: u64,
}

impl Parts {
    /// An operation without operands.
    pub(super) fn of(operation: Operation, width: Width) -> Parts {
        Parts { operation, width, src: None, dst: None, target: 0 }
    }

    pub(super) fn is_branch(&self) -> bool {
        matches!(self.operation, Operation::Jump | Operation::JumpIf(_) | Operation::Call)
    }

    /// The instruction; none if the operation has no such operands.
    #[inline(never)]
    pub(super) fn inst(&self) -> Option<Inst> {
        let Parts { operation, width, src, dst, target } = *self;
        Some(match operation {
            Operation::Mov => Inst::Mov { width, src: src?, dst: dst? },
            Operation::Arith(op) => Inst::Arith { op, width, src: src?, dst: dst? },
            Operation::Test => Inst::Test { width, src: src?, dst: dst? },
            Operation::Inc => Inst::Inc { width, dst: dst? },
            Operation::Dec => Inst::Dec { width, dst: dst? },
            Operation::Push => Inst::Push { src: src? },
            Operation::Pop => Inst::Pop { dst: dst? },
            Operation::Jump => Inst::Jump { target },
            Operation::JumpIf(condition) => Inst::JumpIf { condition, target },
            Operation::Call => Inst::Call { target },
            Operation::Ret => Inst::Ret,
            Operation::Leave => Inst::Leave,
            Operation::Nop => Inst::Nop,
            Operation::Privileged(op) => Inst::Privileged { op, src },
            Operation::Movabs => match (src?, dst?) {
                (Operand::Imm(imm), Operand::Reg(dst)) => Inst::Movabs { imm, dst },
                _ => return None,
            },
            Operation::Lea => match (src?, dst?) {
                (Operand::Mem(src), Operand::Reg(dst)) => Inst::Lea { src, dst },
                _ => return None,
            },
        })
    }
}

impl Inst {
    #[inline(never)]
    pub(super) fn parts(&self) -> Parts {
        let plain = |operation| Parts::of(operation, Width::Quad);
        let one = |operation, width, dst| Parts { dst: Some(dst), ..Parts::of(operation, width) };
        let two = |operation, width, src, dst| Parts { src: Some(src), ..one(operation, width, dst) };
        let branch = |operation, target| Parts { target, ..plain(operation) };
        match *self {
            Inst::Mov { width, src, dst } => two(Operation::Mov, width, src, dst),
            Inst::Movabs { imm, dst } => {
                two(Operation::Movabs, Width::Quad, Operand::Imm(imm), Operand::Reg(dst))
            }
            Inst::Lea { src, dst } => two(Operation::Lea, dst.width, Operand::Mem(src), Operand::Reg(dst)),
            Inst::Arith { op, width, src, dst } => two(Operation::Arith(op), width, src, dst),
            Inst::Test { width, src, dst } => two(Operation::Test, width, src, dst),
            Inst::Inc { width, dst } => one(Operation::Inc, width, dst),
            Inst::Dec { width, dst } => one(Operation::Dec, width, dst),
            Inst::Push { src } => Parts { src: Some(src), ..plain(Operation::Push) },
            Inst::Pop { dst } => one(Operation::Pop, Width::Quad, dst),
            Inst::Jump { target } => branch(Operation::Jump, target),
            Inst::JumpIf { condition, target } => branch(Operation::JumpIf(condition), target),
            Inst::Call { target } => branch(Operation::Call, target),
            Inst::Ret => plain(Operation::Ret),
            Inst::Leave => plain(Operation::Leave),
            Inst::Nop => plain(Operation::Nop),
            Inst::Privileged { op, src } => {
                let width = if let PrivilegedOp::Load(reg) = op { reg.width() } else { Width::Quad };
                Parts { src, ..Parts::of(Operation::Privileged(op), width) }
            }
        }
    }
}

//! What each instruction does with registers and memory.

use super::Execution;
use crate::alu;
use crate::cpu::Flags;
use crate::isa::{ArithOp, Inst, Operand, RegId, Width};
use crate::trap::Trap;

impl Execution<'_> {
    /// Does what the instruction says; %rip already points behind it.
    pub(super) fn execute(&mut self, inst: &Inst) -> Result<(), Trap> {
        match *inst {
            Inst::Mov { width, src, dst } => {
                let value = self.read(src, width)?;
                self.write(dst, width, value)
            }
            Inst::Movabs { imm, dst } => {
                self.registers.write(dst, imm as u64);
                Ok(())
            }
            Inst::Lea { src, dst } => {
                self.registers.write(dst, self.effective(src));
                Ok(())
            }
            Inst::Arith { op, width, src, dst } => self.arithmetic(op, width, src, dst),
            Inst::Test { width, src, dst } => {
                let result = self.read(src, width)? & self.read(dst, width)?;
                self.registers.flags = alu::logic_flags(result, width);
                Ok(())
            }
            Inst::Inc { width, dst } => self.count(ArithOp::Add, width, dst),
            Inst::Dec { width, dst } => self.count(ArithOp::Sub, width, dst),
            Inst::Push { src } => {
                let value = self.read(src, Width::Quad)?;
                self.push(value, "top of the stack")
            }
            Inst::Pop { dst } => {
                let value = self.pop("top of the stack")?;
                self.write(dst, Width::Quad, value)
            }
            _ => self.transfer(inst),
        }
    }

    /// Instructions that choose what runs next.
    fn transfer(&mut self, inst: &Inst) -> Result<(), Trap> {
        match *inst {
            Inst::Jump { target } => self.registers.rip = target,
            Inst::JumpIf { condition, target } if alu::holds(condition, self.registers.flags) => {
                self.registers.rip = target;
            }
            Inst::Call { target } => {
                self.push(self.registers.rip, "return address")?;
                self.registers.rip = target;
            }
            Inst::Ret => self.registers.rip = self.pop("return address")?,
            Inst::Leave => {
                self.registers.set(RegId::Rsp, self.registers.get(RegId::Rbp));
                let saved = self.pop("saved %rbp")?;
                self.registers.set(RegId::Rbp, saved);
            }
            _ => {}
        }
        Ok(())
    }

    fn arithmetic(&mut self, op: ArithOp, width: Width, src: Operand, dst: Operand) -> Result<(), Trap> {
        let right = self.read(src, width)?;
        let left = self.read(dst, width)?;
        let (result, flags) = alu::arithmetic(op, left, right, width);
        if op != ArithOp::Cmp {
            self.write(dst, width, result)?;
        }
        self.registers.flags = flags;
        Ok(())
    }

    /// inc and dec: they leave the carry flag as it was.
    fn count(&mut self, op: ArithOp, width: Width, dst: Operand) -> Result<(), Trap> {
        let left = self.read(dst, width)?;
        let (result, flags) = alu::arithmetic(op, left, 1, width);
        self.write(dst, width, result)?;
        self.registers.flags = Flags { carry: self.registers.flags.carry, ..flags };
        Ok(())
    }
}

//! Operands: reading and writing registers, memory and the stack.

use super::Execution;
use crate::addr::{Access, AccessKind, VirtAddr};
use crate::cpu::truncate;
use crate::isa::{Mem, Operand, RegId, Width};
use crate::target::Target;
use crate::trap::Trap;

impl Execution<'_> {
    pub(super) fn read(&mut self, operand: Operand, width: Width) -> Result<u64, Trap> {
        match operand {
            Operand::Imm(value) => Ok(truncate(value as u64, width)),
            Operand::Reg(reg) => Ok(self.registers.read(reg)),
            Operand::Mem(mem) => {
                let access = data(AccessKind::Load, self.effective(mem), width.bytes());
                self.refer(access, Target::Operand(mem), None)
            }
        }
    }

    pub(super) fn write(&mut self, operand: Operand, width: Width, value: u64) -> Result<(), Trap> {
        match operand {
            Operand::Imm(_) => {}
            Operand::Reg(reg) => self.registers.write(reg, value),
            Operand::Mem(mem) => {
                let access = data(AccessKind::Store, self.effective(mem), width.bytes());
                self.refer(access, Target::Operand(mem), Some(truncate(value, width)))?;
            }
        }
        Ok(())
    }

    pub(super) fn push(&mut self, value: u64, what: &'static str) -> Result<(), Trap> {
        let top = self.registers.get(RegId::Rsp).wrapping_sub(8);
        self.refer(data(AccessKind::Store, top, 8), Target::Named(what), Some(value))?;
        self.registers.set(RegId::Rsp, top);
        Ok(())
    }

    pub fn pop(&mut self, what: &'static str) -> Result<u64, Trap> {
        let top = self.registers.get(RegId::Rsp);
        let value = self.refer(data(AccessKind::Load, top, 8), Target::Named(what), None)?;
        self.registers.set(RegId::Rsp, top.wrapping_add(8));
        Ok(value)
    }

    /// The address that a memory operand means.
    pub(super) fn effective(&self, mem: Mem) -> u64 {
        let base = mem.base.map_or(0, |base| self.registers.get(base.id));
        base.wrapping_add(mem.disp as u64)
    }
}

fn data(kind: AccessKind, address: u64, size: u64) -> Access {
    Access { kind, address: VirtAddr(address), size }
}

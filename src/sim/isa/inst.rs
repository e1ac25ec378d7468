//! Instructions after symbols are resolved: every operand is a register or a number.

use super::operation::{ArithOp, Condition, PrivilegedOp};
use super::reg::{Reg, Width};

/// One instruction. Sources come first, as AT&T syntax writes them.
///
/// Not every combination of operands exists on the machine (no two memory operands,
/// no immediate destination, registers as wide as the instruction): [`Inst::encode`]
/// is the judge. `width` is that of the data, `src` is read, `dst` is written, a
/// `target` is an absolute address below 4 GiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Inst {
    /// `mov`: dst = src.
    Mov { width: Width, src: Operand, dst: Operand },
    /// `movabs`: dst = an immediate of 8 bytes; `dst` is a 64-bit register.
    Movabs { imm: i64, dst: Reg },
    /// `lea`: dst = the address `src`, without a memory reference.
    Lea { src: Mem, dst: Reg },
    /// `add or and sub xor cmp`: dst = dst op src, and flags; `cmp` keeps dst.
    Arith { op: ArithOp, width: Width, src: Operand, dst: Operand },
    /// `test`: flags of dst and src; `src` is a register or an immediate.
    Test { width: Width, src: Operand, dst: Operand },
    /// `inc`: dst = dst + 1.
    Inc { width: Width, dst: Operand },
    /// `dec`: dst = dst - 1.
    Dec { width: Width, dst: Operand },
    /// `push`: 8 bytes onto the stack.
    Push { src: Operand },
    /// `pop`: 8 bytes off the stack. A `dst` based on %rsp uses %rsp after the pop.
    Pop { dst: Operand },
    /// `jmp` to `target`.
    Jump { target: u64 },
    /// `je`, `jl` and so on: jump to `target` if `condition` holds.
    JumpIf { condition: Condition, target: u64 },
    /// `call`: push the address of the next instruction, jump to `target`.
    Call { target: u64 },
    /// `ret`: pop the address to go on at.
    Ret,
    /// `leave`: %rsp = %rbp, then pop %rbp.
    Leave,
    /// `nop`.
    Nop,
    /// `hlt`, `cli`, `sti`, `wrmsr`, `lgdt` and `mov` to %cr3 or a segment register, which trap in user mode. `src`
    /// is the memory operand of `lgdt` or the register that is moved; the others have none.
    Privileged { op: PrivilegedOp, src: Option<Operand> },
}

/// What an instruction works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operand {
    /// A number in the instruction, sign-extended from 32 bits.
    Imm(i64),
    /// A register.
    Reg(Reg),
    /// The bytes in memory at an address.
    Mem(Mem),
}

/// An address: base + disp, or disp alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mem {
    /// The register added; its width shows in text only, all 64 bits are added.
    pub base: Option<Reg>,
    /// Bytes: -2^31..2^31 with a base, 0..2^32 without.
    pub disp: i64,
}

impl Inst {
    /// The width of the data moved; none for jumps, `nop` and privileged instructions.
    pub fn width(&self) -> Option<Width> {
        match self {
            Inst::Jump { .. } | Inst::JumpIf { .. } | Inst::Nop | Inst::Privileged { .. } => None,
            _ => Some(self.parts().width),
        }
    }

    /// Whether only the kernel may run it: in user mode it traps.
    pub fn is_privileged(&self) -> bool {
        matches!(self, Inst::Privileged { .. })
    }

    /// The memory operand, if there is one. For `lea` it is only an address.
    pub fn mem(&self) -> Option<Mem> {
        let parts = self.parts();
        [parts.src, parts.dst].into_iter().flatten().find_map(|operand| operand.mem())
    }

    /// The address a jump or call goes to.
    pub fn target(&self) -> Option<u64> {
        match *self {
            Inst::Jump { target } | Inst::JumpIf { target, .. } | Inst::Call { target } => Some(target),
            _ => None,
        }
    }

    /// The same instruction as its bytes tell it: base registers by 64-bit names.
    pub fn as_decoded(self) -> Inst {
        let mut parts = self.parts();
        for operand in [&mut parts.src, &mut parts.dst] {
            if let Some(Operand::Mem(Mem { base: Some(base), .. })) = operand {
                base.width = Width::Quad;
            }
        }
        parts.inst().unwrap_or(self)
    }
}

impl Operand {
    /// The address, if it is one.
    pub(super) fn mem(self) -> Option<Mem> {
        match self {
            Operand::Mem(mem) => Some(mem),
            _ => None,
        }
    }
}

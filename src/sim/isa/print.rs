//! Instructions as AT&T text: `movl 0x8(%rbp), %edi`.

use super::inst::{Inst, Mem, Operand};
use super::library::Library;
use std::fmt;

impl fmt::Display for Inst {
    /// With a width suffix, numbers in hex, library entries by name (`call malloc`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.target().and_then(Library::at)) {
            (_, None) => f.write_str(&self.in_numbers()),
            (_, Some(routine)) => write!(f, "{} {}", self.mnemonic(), routine.name()),
        }
    }
}

impl Inst {
    /// The text with library entries as numbers.
    pub(super) fn in_numbers(&self) -> String {
        let name = self.mnemonic();
        match self {
            Inst::Mov { src, dst, .. } | Inst::Arith { src, dst, .. } | Inst::Test { src, dst, .. } => {
                format!("{name} {src}, {dst}")
            }
            Inst::Movabs { imm, dst } => format!("{name} {}, {dst}", Operand::Imm(*imm)),
            Inst::Lea { src, dst } => format!("{name} {src}, {dst}"),
            Inst::Inc { dst, .. } | Inst::Dec { dst, .. } | Inst::Pop { dst } => {
                format!("{name} {dst}")
            }
            Inst::Push { src } => format!("{name} {src}"),
            Inst::Jump { target } | Inst::JumpIf { target, .. } | Inst::Call { target } => {
                format!("{name} {target:#x}")
            }
            Inst::Ret | Inst::Leave | Inst::Nop => name,
        }
    }

    /// The mnemonic with its suffix, such as `movl`.
    pub fn mnemonic(&self) -> String {
        let (name, sized) = match self {
            Inst::Mov { .. } => ("mov", true),
            Inst::Movabs { .. } => ("movabs", false),
            Inst::Lea { .. } => ("lea", true),
            Inst::Arith { op, .. } => (op.name(), true),
            Inst::Test { .. } => ("test", true),
            Inst::Inc { .. } => ("inc", true),
            Inst::Dec { .. } => ("dec", true),
            Inst::Push { .. } => ("push", true),
            Inst::Pop { .. } => ("pop", true),
            Inst::Jump { .. } => ("jmp", false),
            Inst::JumpIf { condition, .. } => (condition.name(), false),
            Inst::Call { .. } => ("call", false),
            Inst::Ret => ("ret", false),
            Inst::Leave => ("leave", false),
            Inst::Nop => ("nop", false),
        };
        let suffix = self.width().filter(|_| sized).map(|width| width.suffix());
        name.chars().chain(suffix).collect()
    }
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Operand::Imm(value) => write!(f, "${}", SignedHex(*value)),
            Operand::Reg(reg) => reg.fmt(f),
            Operand::Mem(mem) => mem.fmt(f),
        }
    }
}

impl fmt::Display for Mem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.base, self.disp) {
            (Some(base), 0) => write!(f, "({base})"),
            (Some(base), disp) => write!(f, "{}({base})", SignedHex(disp)),
            (None, disp) => SignedHex(disp).fmt(f),
        }
    }
}

struct SignedHex(i64);

impl fmt::Display for SignedHex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{:#x}", self.0.unsigned_abs())
    }
}

//! Instructions as AT&T text: `movl 0x8(%rbp), %edi`.

use super::inst::{Inst, Mem, Operand};
use super::library::Library;
use super::mnemonic::Operation;
use super::operation::PrivilegedOp;
use super::symbols::Symbols;
use std::fmt::{self, Write};

impl fmt::Display for Inst {
    /// With a width suffix, numbers in hex, library entries by name (`call malloc`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, self.target().and_then(Library::at))
    }
}

impl Inst {
    /// The text among `symbols`: library entries print by name, unless a symbol has that name.
    pub(super) fn text(&self, symbols: &Symbols) -> String {
        let routine = self.target().and_then(Library::at);
        let mut text = String::new();
        let _ = self.write(&mut text, routine.filter(|routine| symbols.get(routine.name()).is_none()));
        text
    }

    /// The text, with the routine as the target if there is one.
    #[inline(never)]
    pub(super) fn write(&self, out: &mut dyn Write, routine: Option<Library>) -> fmt::Result {
        let parts = self.parts();
        out.write_str(parts.operation.name())?;
        if parts.operation.is_sized() {
            out.write_char(parts.width.suffix())?;
        }
        if let Some(routine) = routine {
            return write!(out, " {}", routine.name());
        }
        if parts.is_branch() {
            return write!(out, " {:#x}", parts.target);
        }
        let mut before = " ";
        for operand in [parts.src, parts.dst].into_iter().flatten() {
            write!(out, "{before}{operand}")?;
            before = ", ";
        }
        match parts.operation {
            Operation::Privileged(PrivilegedOp::Load(reg)) => write!(out, ", %{}", reg.name()),
            _ => Ok(()),
        }
    }

    /// The mnemonic with its suffix, such as `movl`.
    pub fn mnemonic(&self) -> String {
        let parts = self.parts();
        let suffix = parts.operation.is_sized().then(|| parts.width.suffix());
        parts.operation.name().chars().chain(suffix).collect()
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
        if self.disp != 0 || self.base.is_none() {
            SignedHex(self.disp).fmt(f)?;
        }
        match self.base {
            Some(base) => write!(f, "({base})"),
            None => Ok(()),
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

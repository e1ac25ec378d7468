//! Registers: sixteen, each with a 64-bit and a 32-bit name.

use std::fmt;

/// A register as an instruction names it: which one, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reg {
    /// Which of the sixteen.
    pub id: RegId,
    /// All 8 bytes (`%rdi`) or the low 4 (`%edi`).
    pub width: Width,
}

/// How many bytes an instruction moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Width {
    /// 4 bytes, suffix `l`. A 4-byte result zeroes the upper half of its register.
    Long,
    /// 8 bytes, suffix `q`.
    Quad,
}

/// The sixteen registers, in the order of their machine numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum RegId {
    Rax,
    Rcx,
    Rdx,
    Rbx,
    Rsp,
    Rbp,
    Rsi,
    Rdi,
    R8,
    R9,
    R10,
    R11,
    R12,
    R13,
    R14,
    R15,
}

impl Width {
    /// The width in bytes: 4 or 8.
    pub fn bytes(self) -> u64 {
        match self {
            Width::Long => 4,
            Width::Quad => 8,
        }
    }

    /// The mnemonic suffix: `l` or `q`.
    pub fn suffix(self) -> char {
        match self {
            Width::Long => 'l',
            Width::Quad => 'q',
        }
    }
}

impl RegId {
    /// All sixteen; the position is the machine number.
    pub const ALL: [RegId; 16] = [
        RegId::Rax,
        RegId::Rcx,
        RegId::Rdx,
        RegId::Rbx,
        RegId::Rsp,
        RegId::Rbp,
        RegId::Rsi,
        RegId::Rdi,
        RegId::R8,
        RegId::R9,
        RegId::R10,
        RegId::R11,
        RegId::R12,
        RegId::R13,
        RegId::R14,
        RegId::R15,
    ];

    /// The machine number, 0..=15; also the position in [`RegId::ALL`].
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The register with the machine number `number` modulo 16.
    pub fn from_number(number: u8) -> RegId {
        let found = RegId::ALL.into_iter().find(|id| id.number() == number & 15);
        found.unwrap_or(RegId::Rax)
    }

    /// The name without `%`, such as `rdi` or `edi`.
    pub fn name(self, width: Width) -> &'static str {
        let (long, quad) = match self {
            RegId::Rax => ("eax", "rax"),
            RegId::Rcx => ("ecx", "rcx"),
            RegId::Rdx => ("edx", "rdx"),
            RegId::Rbx => ("ebx", "rbx"),
            RegId::Rsp => ("esp", "rsp"),
            RegId::Rbp => ("ebp", "rbp"),
            RegId::Rsi => ("esi", "rsi"),
            RegId::Rdi => ("edi", "rdi"),
            RegId::R8 => ("r8d", "r8"),
            RegId::R9 => ("r9d", "r9"),
            RegId::R10 => ("r10d", "r10"),
            RegId::R11 => ("r11d", "r11"),
            RegId::R12 => ("r12d", "r12"),
            RegId::R13 => ("r13d", "r13"),
            RegId::R14 => ("r14d", "r14"),
            RegId::R15 => ("r15d", "r15"),
        };
        match width {
            Width::Long => long,
            Width::Quad => quad,
        }
    }
}

impl Reg {
    /// All 8 bytes of `id`.
    pub fn quad(id: RegId) -> Reg {
        Reg { id, width: Width::Quad }
    }

    /// The low 4 bytes of `id`.
    pub fn long(id: RegId) -> Reg {
        Reg { id, width: Width::Long }
    }

    /// The 32 names: each register at each width.
    pub fn all() -> impl Iterator<Item = Reg> {
        let of = |id| [Reg::quad(id), Reg::long(id)];
        RegId::ALL.into_iter().flat_map(of)
    }

    /// The register called `name`, without `%`, in either case; none if unknown.
    pub fn named(name: &str) -> Option<Reg> {
        Reg::all().find(|reg| reg.id.name(reg.width).eq_ignore_ascii_case(name))
    }
}

impl fmt::Display for Reg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "%{}", self.id.name(self.width))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_lead_back_to_the_register() {
        for reg in Reg::all() {
            assert_eq!(RegId::from_number(reg.id.number()), reg.id);
            assert_eq!(Reg::named(reg.id.name(reg.width)), Some(reg));
        }
        assert_eq!(Reg::named("EDI"), Some(Reg::long(RegId::Rdi)));
        assert_eq!(Reg::named("al"), None);
    }
}

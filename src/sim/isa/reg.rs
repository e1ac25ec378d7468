//! Registers: sixteen, each with a 64-bit and a 32-bit name.

use super::words::Words;
use std::fmt;

/// The 64-bit and the 32-bit name of each register, in the order of [`RegId::ALL`].
pub(super) const NAMES: &str = "rax eax rcx ecx rdx edx rbx ebx rsp esp rbp ebp rsi esi rdi edi \
    r8 r8d r9 r9d r10 r10d r11 r11d r12 r12d r13 r13d r14 r14d r15 r15d";

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
        RegId::ALL.get(usize::from(number & 15)).copied().unwrap_or(RegId::Rax)
    }

    /// The name without `%`, such as `rdi` or `edi`.
    pub fn name(self, width: Width) -> &'static str {
        Words(NAMES).at(2 * usize::from(self.number()) + usize::from(width == Width::Long))
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
        let position = Words(NAMES).find(name)?;
        let width = if position % 2 == 0 { Width::Quad } else { Width::Long };
        Some(Reg { id: RegId::from_number((position / 2) as u8), width })
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

//! The families of operations: arithmetic, the conditions of jumps, and what only the kernel may do.

use super::mnemonic::Operation;
use super::reg::Width;
use super::words::Words;

/// The jumps of [`Condition::ALL`], in its order.
pub(super) const CONDITIONS: &str = "jb, jae, je, jne, jbe, ja, js, jns, jl, jge, jle, jg";

/// The two-operand arithmetic of the x86 that shares one encoding scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ArithOp {
    Add = 0,
    Or = 1,
    And = 4,
    Sub = 5,
    Xor = 6,
    /// Subtracts for the flags and keeps its destination.
    Cmp = 7,
}

/// When a conditional jump jumps, by the flags of the last arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// `jb`: carry (unsigned less).
    Below = 0x2,
    /// `jae`: no carry.
    AboveOrEqual = 0x3,
    /// `je`, `jz`: zero.
    Equal = 0x4,
    /// `jne`, `jnz`: not zero.
    NotEqual = 0x5,
    /// `jbe`: carry or zero.
    BelowOrEqual = 0x6,
    /// `ja`: neither carry nor zero.
    Above = 0x7,
    /// `js`: sign.
    Sign = 0x8,
    /// `jns`: no sign.
    NotSign = 0x9,
    /// `jl`: sign differs from overflow (signed less).
    Less = 0xc,
    /// `jge`: sign equals overflow.
    GreaterOrEqual = 0xd,
    /// `jle`: zero, or sign differs from overflow.
    LessOrEqual = 0xe,
    /// `jg`: not zero, and sign equals overflow.
    Greater = 0xf,
}

/// What only the kernel may do: in user mode each of these traps.
///
/// This machine's MMU registers (base, bounds, segments) stand where a real x86 has %cr3, the descriptor table
/// register, model-specific registers and segment registers: `wrmsr`, `lgdt` and a `mov` to one of those load them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrivilegedOp {
    /// `hlt`: stop until an interrupt comes.
    Hlt,
    /// `cli`: ignore interrupts from now on.
    Cli,
    /// `sti`: heed interrupts from now on.
    Sti,
    /// `wrmsr`: the register that %ecx numbers = %edx and %eax.
    Wrmsr,
    /// `lgdt`: load the descriptor table register from memory.
    Lgdt,
    /// `mov` to a register that the MMU goes by.
    Load(MmuReg),
}

/// A register of the x86 that an address space hangs on, by its number among the segment registers; the last is none.
///
/// A real x86 lets a program load a segment register with a selector, which only points into a table. Here, as on the
/// machines of the lecture, it would be the base itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum MmuReg {
    Es = 0,
    Ss = 2,
    Ds = 3,
    Fs = 4,
    Gs = 5,
    /// Where a real x86 keeps the address of its page tables.
    Cr3 = 6,
}

impl ArithOp {
    /// All six.
    pub const ALL: [ArithOp; 6] =
        [ArithOp::Add, ArithOp::Or, ArithOp::And, ArithOp::Sub, ArithOp::Xor, ArithOp::Cmp];

    /// The three bits that name it in an opcode.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The name without suffix, such as `add`.
    pub fn name(self) -> &'static str {
        Operation::Arith(self).name()
    }
}

impl MmuReg {
    /// All six.
    pub const ALL: [MmuReg; 6] = [MmuReg::Es, MmuReg::Ss, MmuReg::Ds, MmuReg::Fs, MmuReg::Gs, MmuReg::Cr3];

    /// The three bits that name a segment register in an instruction.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The name without `%`, such as `ds`.
    pub fn name(self) -> &'static str {
        Words("es cs ss ds fs gs cr3").at(usize::from(self.number()))
    }

    /// The width of the general register that it is loaded from.
    pub fn width(self) -> Width {
        if self == MmuReg::Cr3 { Width::Quad } else { Width::Long }
    }
}

impl Condition {
    /// All twelve.
    pub const ALL: [Condition; 12] = [
        Condition::Below,
        Condition::AboveOrEqual,
        Condition::Equal,
        Condition::NotEqual,
        Condition::BelowOrEqual,
        Condition::Above,
        Condition::Sign,
        Condition::NotSign,
        Condition::Less,
        Condition::GreaterOrEqual,
        Condition::LessOrEqual,
        Condition::Greater,
    ];

    /// The four bits that name it in an opcode.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The mnemonic, such as `je`.
    pub fn name(self) -> &'static str {
        let position = Condition::ALL.iter().position(|condition| *condition == self);
        Words(CONDITIONS).at(position.unwrap_or_default())
    }
}

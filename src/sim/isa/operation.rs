//! The families of operations: arithmetic and the conditions of jumps.

/// The two-operand arithmetic of the x86 that shares one encoding scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ArithOp {
    Add,
    Or,
    And,
    Sub,
    Xor,
    /// Subtracts for the flags and keeps its destination.
    Cmp,
}

/// When a conditional jump jumps, by the flags of the last arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// `jb`: carry (unsigned less).
    Below,
    /// `jae`: no carry.
    AboveOrEqual,
    /// `je`, `jz`: zero.
    Equal,
    /// `jne`, `jnz`: not zero.
    NotEqual,
    /// `jbe`: carry or zero.
    BelowOrEqual,
    /// `ja`: neither carry nor zero.
    Above,
    /// `js`: sign.
    Sign,
    /// `jns`: no sign.
    NotSign,
    /// `jl`: sign differs from overflow (signed less).
    Less,
    /// `jge`: sign equals overflow.
    GreaterOrEqual,
    /// `jle`: zero, or sign differs from overflow.
    LessOrEqual,
    /// `jg`: not zero, and sign equals overflow.
    Greater,
}

impl ArithOp {
    /// All six.
    pub const ALL: [ArithOp; 6] =
        [ArithOp::Add, ArithOp::Or, ArithOp::And, ArithOp::Sub, ArithOp::Xor, ArithOp::Cmp];

    /// The three bits that name it in an opcode.
    pub fn number(self) -> u8 {
        match self {
            ArithOp::Add => 0,
            ArithOp::Or => 1,
            ArithOp::And => 4,
            ArithOp::Sub => 5,
            ArithOp::Xor => 6,
            ArithOp::Cmp => 7,
        }
    }

    /// The name without suffix, such as `add`.
    pub fn name(self) -> &'static str {
        match self {
            ArithOp::Add => "add",
            ArithOp::Or => "or",
            ArithOp::And => "and",
            ArithOp::Sub => "sub",
            ArithOp::Xor => "xor",
            ArithOp::Cmp => "cmp",
        }
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
        match self {
            Condition::Below => 0x2,
            Condition::AboveOrEqual => 0x3,
            Condition::Equal => 0x4,
            Condition::NotEqual => 0x5,
            Condition::BelowOrEqual => 0x6,
            Condition::Above => 0x7,
            Condition::Sign => 0x8,
            Condition::NotSign => 0x9,
            Condition::Less => 0xc,
            Condition::GreaterOrEqual => 0xd,
            Condition::LessOrEqual => 0xe,
            Condition::Greater => 0xf,
        }
    }

    /// The mnemonic, such as `je`.
    pub fn name(self) -> &'static str {
        match self {
            Condition::Below => "jb",
            Condition::AboveOrEqual => "jae",
            Condition::Equal => "je",
            Condition::NotEqual => "jne",
            Condition::BelowOrEqual => "jbe",
            Condition::Above => "ja",
            Condition::Sign => "js",
            Condition::NotSign => "jns",
            Condition::Less => "jl",
            Condition::GreaterOrEqual => "jge",
            Condition::LessOrEqual => "jle",
            Condition::Greater => "jg",
        }
    }
}

//! What can be wrong with a listing, with an instruction, with bytes.

use std::error::Error;
use std::fmt;

/// Why a listing does not assemble, told to the one who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsmError {
    /// Line of the source, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

/// An [`AsmError`] on its way: a pointer, which is cheaper to hand on.
pub(super) type Failure = Box<AsmError>;

/// Why an instruction has no bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncodeError {
    /// The machine has no such combination of operands.
    Operands {
        /// What is wrong and what would be right.
        reason: String,
    },
    /// It does not fit in the bytes given.
    Space {
        /// Bytes of the shortest encoding.
        needed: u64,
        /// Bytes given.
        given: u64,
    },
    /// Filling the bytes given would take more than [`MAX_PADDING`](super::MAX_PADDING).
    Padding {
        /// Ignored prefixes it would take.
        prefixes: u64,
    },
}

/// Why bytes are not an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The machine knows no instruction with this byte in this place.
    Illegal {
        /// The first byte that does not fit.
        byte: u8,
    },
    /// The instruction goes on behind the last byte given.
    Truncated {
        /// Bytes it has at least, counted from its first; more than were given.
        needed_at_least: u64,
    },
}

impl fmt::Display for AsmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EncodeError::Operands { reason } => f.write_str(reason),
            EncodeError::Space { needed, given } => {
                write!(f, "needs {needed} bytes, but only {given} are left for it")
            }
            EncodeError::Padding { prefixes } => {
                write!(f, "would need {prefixes} bytes of padding, more than {}", super::MAX_PADDING)
            }
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::Illegal { byte } => write!(f, "byte {byte:#04x} is no instruction here"),
            DecodeError::Truncated { needed_at_least } => {
                write!(f, "the instruction is at least {needed_at_least} bytes long")
            }
        }
    }
}

impl Error for AsmError {}
impl Error for EncodeError {}
impl Error for DecodeError {}

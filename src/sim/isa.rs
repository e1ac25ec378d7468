//! The instruction set: x86-64 instructions in AT&T syntax, as text and as bytes.
//!
//! ```text
//! source text --parse--> statements --resolve--> Inst --encode--> bytes
//!                                                 Inst <--decode-- bytes
//! ```
//!
//! The bytes are those of a real x86-64, with these differences:
//!
//! - A memory operand without a base (ModRM mod 00, rm 101) is the absolute
//!   address that follows, read as 32 unsigned bits. A 64-bit x86 reads it relative
//!   to %rip; 32-bit x86 reads it as here. So `movl 0x1100, %edi` takes 6 bytes.
//! - Code lies below 4 GiB, and relative branches wrap around modulo 2^32, so that
//!   low code reaches the [`Library`] entries just below 4 GiB.
//! - Any number of ignored 0x2e prefixes up to [`MAX_PADDING`] may stand before an
//!   instruction. A real x86 stops at 15 bytes for the whole instruction.
//! - Data is 4 (`l`) or 8 (`q`) bytes wide; an address is a number or `disp(%reg)`.
//!   A 32-bit base register name is kept in text only: its bytes name all 64 bits.
//! - `wrmsr`, `lgdt` and `mov` to %cr3 or a segment register stand for loading this machine's MMU registers: base,
//!   bounds, segments. These and the other instructions of [`PrivilegedOp`] trap in user mode; all others run there.
//!
//! Addresses are known from assembly, so that [`Listing::relocated`] can move a program: memory operands without
//! a base, targets, and numbers that came from a name, `$x` or `x(%rcx)`, whether the name is a label or a
//! `x = 0x1000`. Those from a name always take 4 bytes (8 with `movabs`), as real assemblers have it.

mod argument;
mod assemble;
mod cursor;
mod decode;
mod encode;
mod error;
mod forms;
mod inst;
mod layout;
mod library;
mod listing;
mod mnemonic;
mod names;
mod operation;
mod parse;
mod parts;
mod print;
mod program;
mod range;
mod reader;
mod reference;
mod reg;
mod register_name;
mod relocation;
mod resolve;
mod suggest;
mod symbols;
mod value;
mod words;

pub use assemble::assemble;
pub use decode::decode;
pub use encode::MAX_PADDING;
pub use error::{AsmError, DecodeError, EncodeError};
pub use inst::{Inst, Mem, Operand};
pub use library::Library;
pub use listing::{Line, Listing};
pub(crate) use mnemonic::is_instruction;
pub use operation::{ArithOp, Condition, MmuReg, PrivilegedOp};
pub use reference::{DataKind, DataRef, DataTarget};
pub use reg::{Reg, RegId, Width};
pub use relocation::Relocations;
pub use symbols::Symbols;

//! The data memory references of an instruction.

use super::inst::{Inst, Mem, Operand};
use super::mnemonic::Operation;
use super::operation::ArithOp;
use super::parts::Parts;
use super::reg::{Reg, RegId, Width};
use std::fmt;

/// One reference of an instruction to data. Fetching the instruction is not one.
/// It prints in words: `load 4 bytes from 0x8(%rbp)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataRef {
    /// Whether it reads or writes.
    pub kind: DataKind,
    /// Where.
    pub target: DataTarget,
    /// Bytes.
    pub size: u64,
}

/// Whether a reference reads or writes memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DataKind {
    /// Memory to CPU.
    Load,
    /// CPU to memory.
    Store,
}

/// Where a data reference goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DataTarget {
    /// A memory operand.
    Mem(Mem),
    /// The stack: %rsp goes down by 8, then 8 bytes are stored there.
    Push,
    /// The stack: 8 bytes at %rsp are loaded, then %rsp goes up by 8.
    Pop,
}

impl Inst {
    /// Its references to data, in the order in which the CPU makes them. A privileged instruction traps before it
    /// makes any.
    pub fn data_references(&self) -> Vec<DataRef> {
        let Parts { operation, width, src, dst, .. } = self.parts();
        let mem = |operand: Option<Operand>| operand.and_then(Operand::mem).map(DataTarget::Mem);
        let (src, dst) = (mem(src), mem(dst));
        let loaded = match operation {
            Operation::Lea | Operation::Privileged(_) => None,
            Operation::Pop | Operation::Ret => Some(DataTarget::Pop),
            // It sets %rsp to %rbp before it pops: the caller's %rbp lies at (%rbp).
            Operation::Leave => Some(DataTarget::Mem(Mem { base: Some(Reg::quad(RegId::Rbp)), disp: 0 })),
            Operation::Mov | Operation::Push => src,
            _ => src.or(dst),
        };
        let stored = match operation {
            Operation::Push | Operation::Call => Some(DataTarget::Push),
            Operation::Test | Operation::Arith(ArithOp::Cmp) => None,
            _ => dst,
        };
        let mut references = Vec::new();
        add(&mut references, DataKind::Load, loaded, width);
        add(&mut references, DataKind::Store, stored, width);
        references
    }
}

#[inline(never)]
fn add(references: &mut Vec<DataRef>, kind: DataKind, target: Option<DataTarget>, width: Width) {
    if let Some(target) = target {
        references.push(DataRef { kind, target, size: width.bytes() });
    }
}

impl fmt::Display for DataRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.size;
        match (self.kind, self.target) {
            (DataKind::Load, DataTarget::Mem(mem)) => write!(f, "load {size} bytes from {mem}"),
            (DataKind::Store, DataTarget::Mem(mem)) => write!(f, "store {size} bytes to {mem}"),
            (_, DataTarget::Push) => write!(f, "push {size} bytes onto the stack"),
            (_, DataTarget::Pop) => write!(f, "pop {size} bytes off the stack"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::assemble;

    fn references(source: &str) -> Vec<String> {
        let listing = assemble(source, 0).unwrap_or_default();
        let all = listing.lines.iter().flat_map(|line| line.inst.data_references());
        all.map(|reference| reference.to_string()).collect()
    }

    #[test]
    fn the_lecture_makes_two_references_to_data() {
        let lecture = "movl 0x8(%rbp), %edi\naddl $0x3, %edi\nmovl %edi, 0x8(%rbp)";
        assert_eq!(references(lecture), ["load 4 bytes from 0x8(%rbp)", "store 4 bytes to 0x8(%rbp)"]);
    }

    #[test]
    fn the_order_is_the_order_of_the_cpu() {
        assert_eq!(references("addl $1, x\nx = 8"), ["load 4 bytes from 0x8", "store 4 bytes to 0x8"]);
        let push = references("push (%rax)\npop (%rax)");
        let expected = [
            "load 8 bytes from (%rax)",
            "push 8 bytes onto the stack",
            "pop 8 bytes off the stack",
            "store 8 bytes to (%rax)",
        ];
        assert_eq!(push, expected);
        assert_eq!(references("lea (%rax), %rbx\ncmpl %eax, (%rbx)"), ["load 4 bytes from (%rbx)"]);
        assert!(references("lgdt 8(%rax)\nmovq %rax, %cr3\nwrmsr\nhlt").is_empty());
        assert_eq!(references("leave"), ["load 8 bytes from (%rbp)"]);
    }
}

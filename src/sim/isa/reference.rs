//! The data memory references of an instruction.

use super::inst::{Inst, Mem, Operand};
use super::operation::ArithOp;
use super::reg::{Reg, RegId};

/// One reference of an instruction to data. Fetching the instruction is not one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataRef {
    /// Whether it reads or writes.
    pub kind: DataKind,
    /// Where.
    pub target: DataTarget,
    /// Bytes.
    pub size: u64,
    /// In words, such as `load 4 bytes from 0x8(%rbp)`.
    pub text: String,
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
    /// Its references to data, in the order in which the CPU makes them.
    pub fn data_references(&self) -> Vec<DataRef> {
        use DataKind::{Load, Store};
        let size = self.width().map_or(0, |width| width.bytes());
        let at = |kind, operand: &Operand| match operand {
            Operand::Mem(mem) => Some(DataRef::new(kind, DataTarget::Mem(*mem), size)),
            _ => None,
        };
        let push = Some(DataRef::new(Store, DataTarget::Push, 8));
        let pop = Some(DataRef::new(Load, DataTarget::Pop, 8));
        let references = match self {
            Inst::Mov { src, dst, .. } => [at(Load, src), at(Store, dst)],
            Inst::Arith { op: ArithOp::Cmp, src, dst, .. } | Inst::Test { src, dst, .. } => {
                [at(Load, src), at(Load, dst)]
            }
            Inst::Arith { src, dst, .. } => {
                let read = at(Load, src).or(at(Load, dst));
                [read, at(Store, dst)]
            }
            Inst::Inc { dst, .. } | Inst::Dec { dst, .. } => [at(Load, dst), at(Store, dst)],
            Inst::Push { src } => [at(Load, src), push],
            Inst::Pop { dst } => [pop, at(Store, dst)],
            Inst::Call { .. } => [push, None],
            Inst::Ret => [pop, None],
            Inst::Leave => [at(Load, &saved_frame_pointer()), None],
            _ => [None, None],
        };
        references.into_iter().flatten().collect()
    }
}

/// `leave` sets %rsp to %rbp before it pops: the caller's %rbp lies at (%rbp).
fn saved_frame_pointer() -> Operand {
    Operand::Mem(Mem { base: Some(Reg::quad(RegId::Rbp)), disp: 0 })
}

impl DataRef {
    fn new(kind: DataKind, target: DataTarget, size: u64) -> DataRef {
        let text = match (kind, target) {
            (DataKind::Load, DataTarget::Mem(mem)) => format!("load {size} bytes from {mem}"),
            (DataKind::Store, DataTarget::Mem(mem)) => format!("store {size} bytes to {mem}"),
            (_, DataTarget::Push) => format!("push {size} bytes onto the stack"),
            (_, DataTarget::Pop) => format!("pop {size} bytes off the stack"),
        };
        DataRef { kind, target, size, text }
    }
}

#[cfg(test)]
mod tests {
    use super::super::assemble;

    fn references(source: &str) -> Vec<String> {
        let listing = assemble(source, 0).unwrap_or_default();
        let all = listing.lines.iter().flat_map(|line| line.inst.data_references());
        all.map(|reference| reference.text).collect()
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
        assert_eq!(references("leave"), ["load 8 bytes from (%rbp)"]);
    }
}

//! The names of instructions, and the width that a name's suffix gives.

use super::cursor::Place;
use super::error::Failure;
use super::operation::{ArithOp, CONDITIONS, Condition, PrivilegedOp};
use super::reg::Width;
use super::suggest::Nearest;
use super::words::Words;

/// What a mnemonic means, before its operands are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Mov,
    Movabs,
    Lea,
    Arith(ArithOp),
    Test,
    Inc,
    Dec,
    Push,
    Pop,
    Jump,
    JumpIf(Condition),
    Call,
    Ret,
    Leave,
    Nop,
    Privileged(PrivilegedOp),
}

/// The names that are printed, apart from those of conditional jumps. The first [`SIZED`] take a
/// suffix `l` or `q`, or their width from a register; the others stand as they are.
const PRINTED: &str = "mov, lea, add, or, and, sub, xor, cmp, test, inc, dec, push, pop, jmp, call, ret, leave, nop, movabs, \
    hlt, cli, sti, wrmsr, lgdt";
const SIZED: usize = 13;
const PRINTED_COUNT: usize = 24;

/// Conditional jumps, and second names.
const OTHERS: &str = "movabsq jmpq callq retq leaveq je jz jne jnz jl jnge jle jng jg jnle jge jnl \
    jb jc jbe jna ja jnbe jae jnc js jns";

/// What the names mean: those of [`PRINTED`], then those of [`OTHERS`].
const OPERATIONS: [Operation; 51] = [
    Operation::Mov,
    Operation::Lea,
    Operation::Arith(ArithOp::Add),
    Operation::Arith(ArithOp::Or),
    Operation::Arith(ArithOp::And),
    Operation::Arith(ArithOp::Sub),
    Operation::Arith(ArithOp::Xor),
    Operation::Arith(ArithOp::Cmp),
    Operation::Test,
    Operation::Inc,
    Operation::Dec,
    Operation::Push,
    Operation::Pop,
    Operation::Jump,
    Operation::Call,
    Operation::Ret,
    Operation::Leave,
    Operation::Nop,
    Operation::Movabs,
    Operation::Privileged(PrivilegedOp::Hlt),
    Operation::Privileged(PrivilegedOp::Cli),
    Operation::Privileged(PrivilegedOp::Sti),
    Operation::Privileged(PrivilegedOp::Wrmsr),
    Operation::Privileged(PrivilegedOp::Lgdt),
    Operation::Movabs,
    Operation::Jump,
    Operation::Call,
    Operation::Ret,
    Operation::Leave,
    Operation::JumpIf(Condition::Equal),
    Operation::JumpIf(Condition::Equal),
    Operation::JumpIf(Condition::NotEqual),
    Operation::JumpIf(Condition::NotEqual),
    Operation::JumpIf(Condition::Less),
    Operation::JumpIf(Condition::Less),
    Operation::JumpIf(Condition::LessOrEqual),
    Operation::JumpIf(Condition::LessOrEqual),
    Operation::JumpIf(Condition::Greater),
    Operation::JumpIf(Condition::Greater),
    Operation::JumpIf(Condition::GreaterOrEqual),
    Operation::JumpIf(Condition::GreaterOrEqual),
    Operation::JumpIf(Condition::Below),
    Operation::JumpIf(Condition::Below),
    Operation::JumpIf(Condition::BelowOrEqual),
    Operation::JumpIf(Condition::BelowOrEqual),
    Operation::JumpIf(Condition::Above),
    Operation::JumpIf(Condition::Above),
    Operation::JumpIf(Condition::AboveOrEqual),
    Operation::JumpIf(Condition::AboveOrEqual),
    Operation::JumpIf(Condition::Sign),
    Operation::JumpIf(Condition::NotSign),
];

/// Instructions of a real x86 that are not here, without suffix: their names are no slip of the pen.
const ABSENT: &str =
    "imul mul idiv div neg not shl sal shr sar rol ror adc sbb xchg bt int loop cmov set syscall";

/// Whether a word is the name of an instruction.
pub(crate) fn is_instruction(word: &str) -> bool {
    lookup(word, Place { line: 0, column: 0 }).is_ok()
}

/// What `word` means, in either case, and the width its suffix gives. The error says what would be right.
pub(super) fn lookup(word: &str, place: Place) -> Result<(Operation, Option<Width>), Failure> {
    let position =
        Words(PRINTED).find(word).or_else(|| Words(OTHERS).find(word).map(|other| PRINTED_COUNT + other));
    if let Some(operation) = position.and_then(|position| OPERATIONS.get(position)) {
        return Ok((*operation, None));
    }
    suffixed(word, place).unwrap_or_else(|| Err(unknown(word, place)))
}

impl Operation {
    /// The name that is printed, without suffix.
    #[inline(never)]
    pub(super) fn name(self) -> &'static str {
        if let Operation::JumpIf(condition) = self {
            return condition.name();
        }
        Words(PRINTED).at(self.position())
    }

    /// Whether the printed name has a suffix.
    pub(super) fn is_sized(self) -> bool {
        self.position() < SIZED
    }

    /// Where it stands in [`OPERATIONS`]. Those that do not, `mov` to %cr3 and the like, go by the first name, mov.
    #[inline(never)]
    fn position(self) -> usize {
        OPERATIONS.iter().position(|operation| *operation == self).unwrap_or_default()
    }
}

/// A name that takes a suffix, with one.
fn suffixed(word: &str, place: Place) -> Option<Result<(Operation, Option<Width>), Failure>> {
    let (stem, suffix) = word.split_at_checked(word.len().checked_sub(1)?)?;
    let suffix = suffix.bytes().next()?.to_ascii_lowercase();
    let position = Words(PRINTED).find(stem).filter(|position| *position < SIZED)?;
    let operation = *OPERATIONS.get(position)?;
    let name = Words(PRINTED).at(position);
    let size = match suffix {
        b'q' => return Some(Ok((operation, Some(Width::Quad)))),
        b'l' if matches!(operation, Operation::Push | Operation::Pop) => {
            return Some(Err(place.error(format_args!(
                "{name}l does not exist: the stack moves 8 bytes at a time, write {name}q"
            ))));
        }
        b'l' => return Some(Ok((operation, Some(Width::Long)))),
        b'b' => "b moves 1 byte",
        b'w' => "w moves 2 bytes",
        _ => return None,
    };
    Some(Err(place.error(format_args!("{name}{size}; this CPU moves 4 (l) or 8 (q)"))))
}

fn unknown(word: &str, place: Place) -> Failure {
    let word = word.to_ascii_lowercase();
    let mut nearest = Nearest::to(&word);
    for (position, name) in Words(PRINTED).chain(Words(OTHERS)).enumerate() {
        if position < SIZED {
            nearest.offer(&format!("{name}l"));
            nearest.offer(&format!("{name}q"));
        } else {
            nearest.offer(name);
        }
    }
    let absent = |name| word == name || word.strip_suffix(['l', 'q']) == Some(name);
    match nearest.found().filter(|_| !Words(ABSENT).any(absent)) {
        Some(near) => place.error(format_args!("there is no instruction `{word}`; did you mean {near}?")),
        None => place.error(format_args!(
            "there is no instruction `{word}`: this CPU has {PRINTED}, and {CONDITIONS}"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place = Place { line: 1, column: 1 };

    #[test]
    fn every_name_has_its_operation_and_every_operation_its_name() {
        assert_eq!(Words(PRINTED).count(), PRINTED_COUNT);
        assert_eq!(Words(PRINTED).chain(Words(OTHERS)).count(), OPERATIONS.len());
        for (name, operation) in Words(PRINTED).chain(Words(OTHERS)).zip(OPERATIONS) {
            assert_eq!(lookup(name, PLACE), Ok((operation, None)));
            assert_eq!(lookup(operation.name(), PLACE), Ok((operation, None)));
        }
    }

    #[test]
    fn suffixes_give_the_width() {
        assert_eq!(lookup("movl", PLACE), Ok((Operation::Mov, Some(Width::Long))));
        assert_eq!(lookup("sub", PLACE), Ok((Operation::Arith(ArithOp::Sub), None)));
        assert_eq!(lookup("LEAQ", PLACE), Ok((Operation::Lea, Some(Width::Quad))));
        assert_eq!(lookup("pushq", PLACE), Ok((Operation::Push, Some(Width::Quad))));
    }

    #[test]
    fn wrong_names_say_what_is_right() {
        let message = |word| lookup(word, PLACE).err().map(|error| error.message).unwrap_or_default();
        assert_eq!(message("movb"), "movb moves 1 byte; this CPU moves 4 (l) or 8 (q)");
        assert!(message("pushl").ends_with("write pushq"));
        assert!(message("mvol").ends_with("did you mean movl?"));
        assert!(message("bswapping").contains("mov, lea"));
        for absent in ["imul", "imull", "divq", "shl", "not", "int"] {
            assert!(message(absent).contains("mov, lea"), "{absent}");
        }
    }
}

//! The names of instructions, and the width that a name's suffix gives.

use super::operation::{ArithOp, Condition};
use super::reg::Width;
use super::suggest::{closest, list};

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
}

/// Those that take a suffix `l` or `q`, or their width from a register.
const SIZED: [(&str, Operation); 13] = [
    ("mov", Operation::Mov),
    ("lea", Operation::Lea),
    ("add", Operation::Arith(ArithOp::Add)),
    ("or", Operation::Arith(ArithOp::Or)),
    ("and", Operation::Arith(ArithOp::And)),
    ("sub", Operation::Arith(ArithOp::Sub)),
    ("xor", Operation::Arith(ArithOp::Xor)),
    ("cmp", Operation::Arith(ArithOp::Cmp)),
    ("test", Operation::Test),
    ("inc", Operation::Inc),
    ("dec", Operation::Dec),
    ("push", Operation::Push),
    ("pop", Operation::Pop),
];

/// Those that stand as they are; a second name follows the one that is printed.
const FIXED: [(&str, Operation); 33] = [
    ("jmp", Operation::Jump),
    ("call", Operation::Call),
    ("ret", Operation::Ret),
    ("leave", Operation::Leave),
    ("nop", Operation::Nop),
    ("movabs", Operation::Movabs),
    ("movabsq", Operation::Movabs),
    ("jmpq", Operation::Jump),
    ("callq", Operation::Call),
    ("retq", Operation::Ret),
    ("leaveq", Operation::Leave),
    ("je", Operation::JumpIf(Condition::Equal)),
    ("jz", Operation::JumpIf(Condition::Equal)),
    ("jne", Operation::JumpIf(Condition::NotEqual)),
    ("jnz", Operation::JumpIf(Condition::NotEqual)),
    ("jl", Operation::JumpIf(Condition::Less)),
    ("jnge", Operation::JumpIf(Condition::Less)),
    ("jle", Operation::JumpIf(Condition::LessOrEqual)),
    ("jng", Operation::JumpIf(Condition::LessOrEqual)),
    ("jg", Operation::JumpIf(Condition::Greater)),
    ("jnle", Operation::JumpIf(Condition::Greater)),
    ("jge", Operation::JumpIf(Condition::GreaterOrEqual)),
    ("jnl", Operation::JumpIf(Condition::GreaterOrEqual)),
    ("jb", Operation::JumpIf(Condition::Below)),
    ("jc", Operation::JumpIf(Condition::Below)),
    ("jbe", Operation::JumpIf(Condition::BelowOrEqual)),
    ("jna", Operation::JumpIf(Condition::BelowOrEqual)),
    ("ja", Operation::JumpIf(Condition::Above)),
    ("jnbe", Operation::JumpIf(Condition::Above)),
    ("jae", Operation::JumpIf(Condition::AboveOrEqual)),
    ("jnc", Operation::JumpIf(Condition::AboveOrEqual)),
    ("js", Operation::JumpIf(Condition::Sign)),
    ("jns", Operation::JumpIf(Condition::NotSign)),
];

/// What `word`, in lower case, means, and the width its suffix gives. The error says
/// what would be right.
pub(super) fn lookup(word: &str) -> Result<(Operation, Option<Width>), String> {
    let in_table = |table: &[(&str, Operation)], name: &str| {
        table.iter().find(|(known, _)| *known == name).map(|(_, operation)| *operation)
    };
    if let Some(operation) = in_table(&FIXED, word).or(in_table(&SIZED, word)) {
        return Ok((operation, None));
    }
    let sized = |suffix| word.strip_suffix(suffix).and_then(|name| in_table(&SIZED, name));
    if let Some(operation) = sized('q') {
        return Ok((operation, Some(Width::Quad)));
    }
    match sized('l') {
        Some(Operation::Push | Operation::Pop) => Err(stack_width(word)),
        Some(operation) => Ok((operation, Some(Width::Long))),
        None if sized('b').is_some() => Err(narrow(word, "1 byte")),
        None if sized('w').is_some() => Err(narrow(word, "2 bytes")),
        None => Err(unknown(word)),
    }
}

fn stack_width(word: &str) -> String {
    let right = word.replace('l', "q");
    format!("{word} does not exist: the stack moves 8 bytes at a time, write {right}")
}

fn narrow(word: &str, size: &str) -> String {
    format!("{word} moves {size}; this CPU moves 4 (l) or 8 (q)")
}

fn unknown(word: &str) -> String {
    let suffixed = SIZED.iter().flat_map(|(name, _)| [format!("{name}l"), format!("{name}q")]);
    let known: Vec<String> = suffixed.chain(FIXED.iter().map(|(name, _)| name.to_string())).collect();
    match closest(word, known.iter().map(String::as_str)) {
        Some(near) => format!("there is no instruction `{word}`; did you mean {near}?"),
        None => {
            let sized: Vec<&str> = SIZED.iter().map(|(name, _)| *name).collect();
            let fixed = FIXED.iter().map(|(name, _)| *name).take(6);
            format!(
                "there is no instruction `{word}`: this CPU has {}, {}, and {}",
                sized.join(", "),
                list(fixed),
                list(Condition::ALL.iter().map(|condition| condition.name()))
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes_give_the_width() {
        assert_eq!(lookup("movl"), Ok((Operation::Mov, Some(Width::Long))));
        assert_eq!(lookup("sub"), Ok((Operation::Arith(ArithOp::Sub), None)));
        assert_eq!(lookup("leaq"), Ok((Operation::Lea, Some(Width::Quad))));
        assert_eq!(lookup("pushq"), Ok((Operation::Push, Some(Width::Quad))));
    }

    #[test]
    fn wrong_names_say_what_is_right() {
        let message = |word| lookup(word).err().unwrap_or_default();
        assert_eq!(message("movb"), "movb moves 1 byte; this CPU moves 4 (l) or 8 (q)");
        assert!(message("pushl").ends_with("write pushq"));
        assert!(message("mvol").ends_with("did you mean movl?"));
        assert!(message("bswapping").contains("mov, lea"));
    }
}

//! Arithmetic and the condition flags it leaves behind.

use crate::cpu::{Flags, truncate};
use crate::isa::{ArithOp, Condition, Width};

/// Result and flags of `left op right`, as wide as `width`. Both sides must fit the width.
pub(crate) fn arithmetic(op: ArithOp, left: u64, right: u64, width: Width) -> (u64, Flags) {
    let result = match op {
        ArithOp::Add => truncate(left.wrapping_add(right), width),
        ArithOp::Sub | ArithOp::Cmp => truncate(left.wrapping_sub(right), width),
        ArithOp::And => left & right,
        ArithOp::Or => left | right,
        ArithOp::Xor => left ^ right,
    };
    let mut flags = logic_flags(result, width);
    match op {
        ArithOp::Add => {
            flags.carry = result < left;
            flags.overflow = negative(!(left ^ right) & (left ^ result), width);
        }
        ArithOp::Sub | ArithOp::Cmp => {
            flags.carry = left < right;
            flags.overflow = negative((left ^ right) & (left ^ result), width);
        }
        _ => {}
    }
    (result, flags)
}

/// Flags of a result of and, or, xor or test: no carry, no overflow.
pub(crate) fn logic_flags(result: u64, width: Width) -> Flags {
    Flags { zero: result == 0, sign: negative(result, width), carry: false, overflow: false }
}

/// Whether a conditional jump jumps.
pub(crate) fn holds(condition: Condition, flags: Flags) -> bool {
    let Flags { zero, sign, carry, overflow } = flags;
    match condition {
        Condition::Equal => zero,
        Condition::NotEqual => !zero,
        Condition::Below => carry,
        Condition::AboveOrEqual => !carry,
        Condition::BelowOrEqual => carry || zero,
        Condition::Above => !carry && !zero,
        Condition::Sign => sign,
        Condition::NotSign => !sign,
        Condition::Less => sign != overflow,
        Condition::GreaterOrEqual => sign == overflow,
        Condition::LessOrEqual => zero || sign != overflow,
        Condition::Greater => !zero && sign == overflow,
    }
}

fn negative(value: u64, width: Width) -> bool {
    value >> (8 * width.bytes() - 1) & 1 == 1
}

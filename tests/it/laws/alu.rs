//! Arithmetic and flags, by running instructions, against the arithmetic of Rust.

use proptest::prelude::*;
use sim::isa::{ArithOp, Condition, RegId};
use sim::{Flags, Scenario, Snapshot, Timeline};

use super::cases;

/// Numbers among which carries and overflows are frequent.
fn number() -> impl Strategy<Value = u64> {
    let edges =
        vec![0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 1 << 32, i64::MAX as u64, 1 << 63, u64::MAX];
    prop_oneof![prop::sample::select(edges), any::<u64>(), any::<u32>().prop_map(u64::from)]
}

fn run(program: &str, steps: usize) -> Snapshot {
    let lines: String = program.lines().map(|line| format!("  {line}\n")).collect();
    let scenario = Scenario::parse(&format!("process A\n{lines}step {steps}\n")).unwrap();
    Timeline::run(&scenario).unwrap().snapshot()
}

/// What a real x86 leaves of `left op right` in 64 bits.
fn wide(op: ArithOp, left: u64, right: u64) -> (u64, Flags) {
    let ((result, carry), overflow) = match op {
        ArithOp::Add => (left.overflowing_add(right), (left as i64).overflowing_add(right as i64).1),
        ArithOp::Sub | ArithOp::Cmp => {
            (left.overflowing_sub(right), (left as i64).overflowing_sub(right as i64).1)
        }
        ArithOp::And => ((left & right, false), false),
        ArithOp::Or => ((left | right, false), false),
        ArithOp::Xor => ((left ^ right, false), false),
    };
    let kept = if op == ArithOp::Cmp { left } else { result };
    (kept, Flags { zero: result == 0, sign: (result as i64) < 0, carry, overflow })
}

/// The same in 32 bits; writing 32 bits of a register clears the upper ones, and cmp writes nothing.
fn narrow(op: ArithOp, left: u64, right: u64) -> (u64, Flags) {
    let (a, b) = (left as u32, right as u32);
    let ((result, carry), overflow) = match op {
        ArithOp::Add => (a.overflowing_add(b), (a as i32).overflowing_add(b as i32).1),
        ArithOp::Sub | ArithOp::Cmp => (a.overflowing_sub(b), (a as i32).overflowing_sub(b as i32).1),
        ArithOp::And => ((a & b, false), false),
        ArithOp::Or => ((a | b, false), false),
        ArithOp::Xor => ((a ^ b, false), false),
    };
    let kept = if op == ArithOp::Cmp { left } else { u64::from(result) };
    (kept, Flags { zero: result == 0, sign: (result as i32) < 0, carry, overflow })
}

fn holds(condition: Condition, a: u64, b: u64) -> bool {
    let (signed_a, signed_b) = (a as i64, b as i64);
    match condition {
        Condition::Equal => a == b,
        Condition::NotEqual => a != b,
        Condition::Below => a < b,
        Condition::BelowOrEqual => a <= b,
        Condition::Above => a > b,
        Condition::AboveOrEqual => a >= b,
        Condition::Less => signed_a < signed_b,
        Condition::LessOrEqual => signed_a <= signed_b,
        Condition::Greater => signed_a > signed_b,
        Condition::GreaterOrEqual => signed_a >= signed_b,
        Condition::Sign => signed_a.wrapping_sub(signed_b) < 0,
        Condition::NotSign => signed_a.wrapping_sub(signed_b) >= 0,
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn arithmetic_is_that_of_an_x86(left in number(), right in number()) {
        for op in ArithOp::ALL {
            let load = format!("movabs ${left}, %rax\nmovabs ${right}, %rcx\n");
            let snapshot = run(&format!("{load}{}q %rcx, %rax", op.name()), 3);
            let registers = &snapshot.registers;
            prop_assert_eq!((registers.get(RegId::Rax), registers.flags), wide(op, left, right), "{:?}", op);

            let snapshot = run(&format!("{load}{}l %ecx, %eax", op.name()), 3);
            let registers = &snapshot.registers;
            prop_assert_eq!((registers.get(RegId::Rax), registers.flags), narrow(op, left, right), "{:?}", op);
        }
    }

    #[test]
    fn inc_and_dec_leave_the_carry_alone(value in number(), carry in any::<bool>()) {
        for (name, op) in [("inc", ArithOp::Add), ("dec", ArithOp::Sub)] {
            let with_carry = if carry { "movl $0, %ecx\ncmpl $1, %ecx" } else { "movl $0, %ecx\ncmpl $0, %ecx" };
            let snapshot = run(&format!("movabs ${value}, %rax\n{with_carry}\n{name}q %rax"), 4);
            let (result, flags) = wide(op, value, 1);
            prop_assert_eq!(snapshot.registers.get(RegId::Rax), result);
            prop_assert_eq!(snapshot.registers.flags, Flags { carry, ..flags });
        }
    }

    #[test]
    fn a_jump_after_cmp_compares(a in number(), b in number(), same in any::<bool>()) {
        let b = if same { a } else { b };
        for condition in Condition::ALL {
            let source = format!(
                "movabs ${a}, %rax\nmovabs ${b}, %rcx\ncmpq %rcx, %rax\n{} there\nnop\nthere: nop",
                condition.name()
            );
            let snapshot = run(&source, 4);
            let there = snapshot.processes[0].program.last().unwrap().address;
            prop_assert_eq!(snapshot.registers.rip == there, holds(condition, a, b), "{:?}", condition);
        }
    }

    #[test]
    fn arithmetic_in_memory_is_that_in_registers(left in number(), right in any::<i32>()) {
        for op in ArithOp::ALL {
            let source = format!(
                "movabs ${left}, %rax\nmovq %rax, 0x1000\n{}q ${right}, 0x1000\nmovq 0x1000, %rdx",
                op.name()
            );
            let snapshot = run(&source, 4);
            let (result, flags) = wide(op, left, i64::from(right) as u64);
            prop_assert_eq!((snapshot.registers.get(RegId::Rdx), snapshot.registers.flags), (result, flags));
        }
    }
}

//! Instructions, drawn one by one.
//!
//! `%ecx` and `%rbx` stay out of what is drawn freely: one counts rounds, the other holds an address. So do `%rbp` and
//! `%rsp`.

use crate::practice::dice::Dice;

const LONG: [&str; 5] = ["eax", "edx", "esi", "edi", "r8d"];
const QUAD: [&str; 5] = ["rax", "rdx", "rsi", "rdi", "r8"];

/// A register of 4 bytes.
pub(super) fn long(dice: &mut Dice) -> &'static str {
    dice.pick(&LONG).unwrap_or("eax")
}

/// A register of 8 bytes.
pub(super) fn quad(dice: &mut Dice) -> &'static str {
    dice.pick(&QUAD).unwrap_or("rax")
}

/// A small number.
pub(super) fn small(dice: &mut Dice) -> u64 {
    1 + dice.below(9)
}

/// A place in memory: a local variable, or the variable `x`, which lies in static data.
pub(super) fn place(dice: &mut Dice) -> String {
    match dice.below(5) {
        0 | 1 => "x".to_owned(),
        2 => "0x8(%rbp)".to_owned(),
        _ => format!("-{:#x}(%rbp)", 4 + 4 * dice.below(6)),
    }
}

/// Two places that differ.
pub(super) fn two_places(dice: &mut Dice) -> (String, String) {
    let first = place(dice);
    let second = std::iter::repeat_with(|| place(dice)).take(20).find(|second| *second != first);
    (first, second.unwrap_or_else(|| "-0x20(%rbp)".to_owned()))
}

/// Work on a register; the other operand is a number or a register.
pub(super) fn work(dice: &mut Dice, register: &str) -> String {
    let (number, other) = (small(dice), long(dice));
    let name = dice.pick(&["add", "sub", "and", "or", "xor"]).unwrap_or("add");
    match dice.below(6) {
        0 => format!("incl %{register}"),
        1 => format!("decl %{register}"),
        2 => format!("{name}l %{other}, %{register}"),
        _ => format!("{name}l ${number:#x}, %{register}"),
    }
}

/// An instruction that touches no data in memory.
pub(super) fn quiet(dice: &mut Dice) -> String {
    let (register, other, number) = (long(dice), long(dice), small(dice));
    match dice.below(6) {
        0 => format!("movl ${number:#x}, %{register}"),
        1 if other != register => format!("movl %{other}, %{register}"),
        2 => format!("cmpl ${number:#x}, %{register}"),
        _ => work(dice, register),
    }
}

/// An address that is computed and not used: it looks like a load.
pub(super) fn address_of(dice: &mut Dice) -> String {
    let register = quad(dice);
    format!("leaq {}, %{register}", place(dice))
}

/// A load into a register.
pub(super) fn load(dice: &mut Dice) -> String {
    let name = dice.pick(&["mov", "mov", "add", "sub", "or", "cmp"]).unwrap_or("mov");
    let register = long(dice);
    format!("{name}l {}, %{register}", place(dice))
}

/// A store of a register or a number.
pub(super) fn store(dice: &mut Dice) -> String {
    let (register, number, place) = (long(dice), small(dice), place(dice));
    if dice.below(2) == 0 {
        format!("movl %{register}, {place}")
    } else {
        format!("movl ${number:#x}, {place}")
    }
}

/// A change of memory in place: a load and a store.
pub(super) fn change(dice: &mut Dice, place: &str) -> String {
    let (register, number) = (long(dice), small(dice));
    let name = dice.pick(&["add", "sub", "and", "or", "xor"]).unwrap_or("add");
    match dice.below(5) {
        0 => format!("incl {place}"),
        1 => format!("decl {place}"),
        2 => format!("{name}l %{register}, {place}"),
        _ => format!("{name}l ${number:#x}, {place}"),
    }
}

/// A comparison with memory: it loads and stores nothing.
pub(super) fn comparison(dice: &mut Dice) -> String {
    let (number, place) = (small(dice), place(dice));
    format!("cmpl ${number:#x}, {place}")
}

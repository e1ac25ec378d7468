//! What a number or symbol in an operand stands for, and whether it fits.

use super::argument::Arg;
use super::error::Failure;
use super::program::Program;
use super::range::Range;
use super::reg::Reg;
use super::suggest::Nearest;
use std::fmt::Write;

/// How many labels are listed where one is unknown.
const SHOWN: usize = 12;

/// The number that `arg` comes to, if it lies in `least..=most`; else the message, at the operand.
#[inline(never)]
pub(super) fn value(program: &Program, arg: &Arg, (least, most, message): Range) -> Result<i64, Failure> {
    let mut value = arg.offset;
    if !arg.symbol.is_empty() {
        let symbol = program.get(arg.symbol).ok_or_else(|| unknown(program, arg))?;
        value += i128::from(symbol);
    }
    match i128::from(least) <= value && value <= i128::from(most) {
        true => Ok(value as i64),
        false => Err(arg.place.error(format_args!("{message}"))),
    }
}

/// What to say of a symbol that stands for nothing.
#[inline(never)]
pub(super) fn unknown(program: &Program, arg: &Arg) -> Failure {
    let (name, place) = (arg.symbol, arg.symbol_place);
    if let Some(reg) = Reg::named(name) {
        return place.error(format_args!("`{name}` is no label; registers are written with %: {reg}"));
    }
    let mut nearest = Nearest::to(name);
    let mut known = String::new();
    let mut more = 0;
    for (index, label) in program.names.iter().enumerate() {
        nearest.offer(label);
        if index < SHOWN {
            known += if index == 0 { "" } else { ", " };
            known += label;
        } else {
            more += 1;
        }
    }
    if more > 0 {
        let _ = write!(known, " and {more} more");
    }
    match nearest.found() {
        _ if known.is_empty() => {
            place.error(format_args!("there is no label `{name}`: this listing has none"))
        }
        Some(near) => place.error(format_args!("there is no label `{name}`; did you mean {near}? ({known})")),
        None => place.error(format_args!("there is no label `{name}`: this listing has {known}")),
    }
}

//! What a number or symbol in an operand stands for, and whether it fits.

use super::argument::Expr;
use super::error::AsmError;
use super::reg::{Reg, Width};
use super::suggest::{closest, list};
use super::symbols::Symbols;

/// The number that `expr` comes to.
pub(super) fn value(symbols: &Symbols, expr: &Expr) -> Result<i128, AsmError> {
    let Some((name, place)) = &expr.symbol else {
        return Ok(expr.offset);
    };
    match symbols.get(name) {
        Some(address) => Ok(i128::from(address) + expr.offset),
        None => Err(place.error(unknown_symbol(name, symbols))),
    }
}

/// Sign-extended from 32 bits; 4-byte instructions also take the unsigned spelling.
pub(super) fn immediate(value: i128, width: Width) -> Result<i64, String> {
    let signed = i32::try_from(value).map(i64::from);
    match (signed, u32::try_from(value), width) {
        (Ok(value), _, _) => Ok(value),
        (_, Ok(bits), Width::Long) => Ok(i64::from(bits as i32)),
        (_, _, Width::Long) => Err("a 4-byte immediate lies between -0x80000000 and 0xffffffff".into()),
        _ => Err("an immediate lies between -0x80000000 and 0x7fffffff (it is sign-extended \
                  to 8 bytes): for more, write movabs $…, %reg"
            .into()),
    }
}

/// A signed displacement, or without a base an unsigned address.
pub(super) fn displacement(value: i128, base: Option<Reg>) -> Result<i64, String> {
    match base {
        Some(_) => i32::try_from(value)
            .map(i64::from)
            .map_err(|_| "a displacement lies between -0x80000000 and 0x7fffffff".into()),
        None => u32::try_from(value)
            .map(i64::from)
            .map_err(|_| "a memory address lies between 0 and 0xffffffff".into()),
    }
}

fn unknown_symbol(name: &str, symbols: &Symbols) -> String {
    let known = || symbols.iter().map(|(name, _)| name);
    if let Some(reg) = Reg::named(name) {
        return format!("`{name}` is no label; registers are written with %: {reg}");
    }
    match (closest(name, known()), symbols.is_empty()) {
        (_, true) => format!("there is no label `{name}`: this listing has none"),
        (Some(near), _) => format!("there is no label `{name}`; did you mean {near}? ({})", list(known())),
        (None, _) => format!("there is no label `{name}`: this listing has {}", list(known())),
    }
}

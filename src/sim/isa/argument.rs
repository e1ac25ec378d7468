//! One operand of a source line.

use super::cursor::{Cursor, Place};
use super::error::AsmError;
use super::reg::Reg;
use super::register_name::register;

/// An operand as written.
pub(super) enum Arg {
    /// `$5`, `$name`
    Imm(Expr),
    /// `%edi`
    Reg(Reg),
    /// `8(%rbp)`; without a base `0x2068` or `name`, which a jump takes as its target.
    Mem { base: Option<Reg>, disp: Expr },
}

/// A number, or a symbol plus a number.
pub(super) struct Expr {
    pub symbol: Option<(String, Place)>,
    pub offset: i128,
}

/// Reads an operand up to the comma or the end of the line.
pub(super) fn argument(cursor: &mut Cursor) -> Result<Arg, AsmError> {
    match cursor.peek() {
        None => Err(cursor.error("an operand is missing")),
        Some('%') => register(cursor).map(Arg::Reg),
        Some('*') => Err(cursor.error("jumps and calls through `*` are not supported: name the target")),
        Some('(') => memory(cursor, Expr { symbol: None, offset: 0 }),
        Some('$') => {
            cursor.eat('$');
            expression(cursor).map(Arg::Imm)
        }
        Some(_) => {
            let disp = expression(cursor)?;
            memory(cursor, disp)
        }
    }
}

fn memory(cursor: &mut Cursor, disp: Expr) -> Result<Arg, AsmError> {
    let place = cursor.place();
    if !cursor.eat('(') {
        return Ok(Arg::Mem { base: None, disp });
    }
    let indexed = "this CPU has only disp(%reg): add the index with addq or leaq first";
    if cursor.peek() == Some(',') {
        return Err(place.error(indexed));
    }
    let base = Some(register(cursor)?);
    if cursor.peek() == Some(',') {
        return Err(place.error(indexed));
    }
    cursor.expect(')', "a closing `)` is expected here")?;
    Ok(Arg::Mem { base, disp })
}

fn expression(cursor: &mut Cursor) -> Result<Expr, AsmError> {
    let place = cursor.place();
    if cursor.eat('-') {
        return Ok(Expr { symbol: None, offset: -number(cursor)? });
    }
    if cursor.eat('+') || cursor.at_number() {
        return Ok(Expr { symbol: None, offset: number(cursor)? });
    }
    let name = cursor.word();
    if name.is_empty() {
        let found = cursor.peek().map_or("the end of the line".into(), |c| format!("`{c}`"));
        return Err(place.error(format!("an operand is expected here, not {found}")));
    }
    let offset = match cursor.peek() {
        Some('+') => signed(cursor, '+', 1)?,
        Some('-') => signed(cursor, '-', -1)?,
        _ => 0,
    };
    Ok(Expr { symbol: Some((name, place)), offset })
}

fn signed(cursor: &mut Cursor, sign: char, factor: i128) -> Result<i128, AsmError> {
    cursor.eat(sign);
    Ok(number(cursor)? * factor)
}

fn number(cursor: &mut Cursor) -> Result<i128, AsmError> {
    match cursor.at_number() {
        true => cursor.number(),
        false => Err(cursor.error("a number is expected here")),
    }
}

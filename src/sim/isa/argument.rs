//! One operand of a source line.

use super::cursor::{Cursor, Place};
use super::error::Failure;
use super::operation::MmuReg;
use super::reg::Reg;
use super::register_name::{Named, any_register, register};

/// An operand as written.
#[derive(Clone, Copy)]
pub(super) struct Arg<'a> {
    pub kind: Kind,
    pub place: Place,
    /// The register, or the base of an address.
    pub reg: Option<Reg>,
    /// The name that an immediate or displacement starts with; empty if none.
    pub symbol: &'a str,
    pub symbol_place: Place,
    /// The number it is, or that is added to the symbol.
    pub offset: i128,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `$5`, `$name`
    Imm,
    /// `%edi`
    Reg,
    /// `%cr3`, `%ds`
    Mmu(MmuReg),
    /// `8(%rbp)`; without a base `0x2068` or `name`, which a jump takes as its target.
    Mem,
}

impl<'a> Arg<'a> {
    /// An address without anything in it.
    pub(super) fn none(place: Place) -> Arg<'a> {
        Arg { kind: Kind::Mem, place, reg: None, symbol: "", symbol_place: place, offset: 0 }
    }

    /// Reads an operand up to the comma or the end of the line.
    #[inline(never)]
    pub(super) fn read(cursor: &mut Cursor<'a>) -> Result<Arg<'a>, Failure> {
        let mut arg = Arg::none(cursor.place());
        let place = arg.place;
        match cursor.peek() {
            None => return Err(place.error(format_args!("an operand is missing"))),
            Some('%') => {
                arg.kind = match any_register(cursor)? {
                    Named::General(reg) => {
                        arg.reg = Some(reg);
                        Kind::Reg
                    }
                    Named::Mmu(reg) => Kind::Mmu(reg),
                };
            }
            Some('*') => {
                return Err(place
                    .error(format_args!("jumps and calls through `*` are not supported: name the target")));
            }
            Some('$') => {
                cursor.eat('$');
                arg.kind = Kind::Imm;
                arg.expression(cursor)?;
            }
            Some('(') => arg.base(cursor)?,
            Some(_) => {
                arg.expression(cursor)?;
                arg.base(cursor)?;
            }
        }
        Ok(arg)
    }

    fn base(&mut self, cursor: &mut Cursor) -> Result<(), Failure> {
        let place = cursor.place();
        if !cursor.eat('(') {
            return Ok(());
        }
        if cursor.peek() != Some(',') {
            self.reg = Some(register(cursor)?);
            if cursor.peek() != Some(',') {
                return cursor.expect(')', format_args!("a closing `)` is expected here"));
            }
        }
        Err(place.error(format_args!("this CPU has only disp(%reg): add the index with addq or leaq first")))
    }

    /// A number, a symbol, or a symbol plus or minus a number.
    #[inline(never)]
    fn expression(&mut self, cursor: &mut Cursor<'a>) -> Result<(), Failure> {
        if !cursor.at_number() && !at_sign(cursor) {
            self.symbol_place = cursor.place();
            self.symbol = cursor.word();
            if self.symbol.is_empty() {
                return Err(match cursor.peek() {
                    Some(c) => cursor.error(format_args!("an operand is expected here, not `{c}`")),
                    None => {
                        cursor.error(format_args!("an operand is expected here, not the end of the line"))
                    }
                });
            }
            if !at_sign(cursor) {
                return Ok(());
            }
        }
        let negative = cursor.eat('-');
        if !negative {
            cursor.eat('+');
        }
        let number = i128::from(cursor.number()?);
        self.offset = if negative { -number } else { number };
        Ok(())
    }
}

fn at_sign(cursor: &mut Cursor) -> bool {
    matches!(cursor.peek(), Some('+' | '-'))
}

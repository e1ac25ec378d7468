//! One line of source to what it says; symbols are still names.

use super::argument::Arg;
use super::cursor::{Cursor, Place};
use super::error::Failure;
use super::mnemonic::{Operation, lookup};
use super::names::Meaning;
use super::program::Program;
use super::reg::Width;
use super::words::Lower;

/// An instruction as written.
pub(super) struct Statement<'a> {
    pub mnemonic: Lower<'a>,
    pub operation: Operation,
    /// The width that the mnemonic's suffix gives.
    pub suffix: Option<Width>,
    pub place: Place,
    /// The first two operands; where there are fewer, the others are empty.
    pub args: [Arg<'a>; 2],
    /// How many there are.
    pub count: usize,
}

impl<'a> Program<'a> {
    /// Adds line number `line` of the source: an address, labels, a definition or a statement.
    pub(super) fn add_line(&mut self, text: &'a str, line: usize) -> Result<(), Failure> {
        let mut cursor = Cursor::new(text, line);
        let mut has_address = false;
        while cursor.peek().is_some() {
            let place = cursor.place();
            if cursor.at_number() {
                let address = line_address(&mut cursor)?;
                if has_address {
                    return Err(place.error(format_args!("this line has an address already")));
                }
                has_address = true;
                self.pin(address, place)?;
                continue;
            }
            let word = cursor.word();
            if cursor.eat(':') {
                self.names.define(word, place, Meaning::Label(self.items.len()))?;
                continue;
            }
            if cursor.eat('=') {
                let value = code_address(&mut cursor)?;
                self.names.define(word, place, Meaning::Number(value))?;
            } else {
                let statement = statement(&mut cursor, word, place)?;
                self.push(statement);
            }
            return match cursor.peek() {
                None => Ok(()),
                Some(c) => Err(cursor.error(format_args!("`{c}` is not expected here: the line should end"))),
            };
        }
        Ok(())
    }
}

fn line_address(cursor: &mut Cursor) -> Result<u64, Failure> {
    let address = code_address(cursor)?;
    cursor.expect(':', format_args!("an address in front of an instruction ends in a colon: `0x10:`"))?;
    Ok(address)
}

fn code_address(cursor: &mut Cursor) -> Result<u64, Failure> {
    if !cursor.at_number() {
        return Err(cursor.error(format_args!("a number is expected here, such as 0x1000")));
    }
    let place = cursor.place();
    let address = cursor.number()?;
    match u32::try_from(address) {
        Ok(_) => Ok(address),
        Err(_) => Err(place.error(format_args!("addresses have 32 bits: at most 0xffffffff"))),
    }
}

fn statement<'a>(cursor: &mut Cursor<'a>, word: &'a str, place: Place) -> Result<Statement<'a>, Failure> {
    if word.is_empty() {
        let found = cursor.peek().unwrap_or(' ');
        return Err(place.error(format_args!("`{found}` begins no instruction, label or address")));
    }
    if word.as_bytes().first() == Some(&b'.') {
        return Err(place.error(format_args!(
            "`{word}` is a directive, and there are none here: name an address with `x = 0x1000`"
        )));
    }
    let (operation, suffix) = lookup(word, place)?;
    let mut args = [Arg::none(place); 2];
    let mut count = 0;
    while cursor.peek().is_some() {
        if count > 0 {
            cursor.expect(',', format_args!("a comma is expected between operands"))?;
        }
        let arg = Arg::read(cursor)?;
        if let Some(slot) = args.get_mut(count) {
            *slot = arg;
        }
        count += 1;
    }
    Ok(Statement { mnemonic: Lower(word), operation, suffix, place, args, count })
}

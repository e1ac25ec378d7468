//! One line of source to what it says; symbols are still names.

use super::argument::{Arg, argument};
use super::cursor::{Cursor, Place};
use super::error::AsmError;
use super::mnemonic::{Operation, lookup};
use super::reg::Width;

/// A line of source.
#[derive(Default)]
pub(super) struct SourceLine {
    /// `0x10:`
    pub address: Option<(u64, Place)>,
    /// `loop:`
    pub labels: Vec<(String, Place)>,
    /// `x = 0x1000`
    pub definition: Option<(String, u64, Place)>,
    /// `movl 0x8(%rbp), %edi`
    pub statement: Option<Statement>,
}

/// An instruction as written.
pub(super) struct Statement {
    /// In lower case.
    pub mnemonic: String,
    pub operation: Operation,
    /// The width that the mnemonic's suffix gives.
    pub suffix: Option<Width>,
    pub place: Place,
    pub args: Vec<(Arg, Place)>,
}

/// Reads line number `line` of the source.
pub(super) fn parse_line(text: &str, line: usize) -> Result<SourceLine, AsmError> {
    let mut cursor = Cursor::new(text, line);
    let mut parsed = SourceLine::default();
    while cursor.peek().is_some() {
        if cursor.at_number() {
            let address = line_address(&mut cursor)?;
            if parsed.address.replace(address).is_some() {
                return Err(address.1.error("this line has an address already"));
            }
            continue;
        }
        let place = cursor.place();
        let word = cursor.word();
        if cursor.eat(':') {
            parsed.labels.push((symbol_name(word, place)?, place));
        } else if cursor.eat('=') {
            let value = code_address(&mut cursor)?;
            parsed.definition = Some((symbol_name(word, place)?, value, place));
            return finished(cursor, parsed);
        } else {
            parsed.statement = Some(statement(&mut cursor, word, place)?);
            return finished(cursor, parsed);
        }
    }
    Ok(parsed)
}

fn finished(mut cursor: Cursor, parsed: SourceLine) -> Result<SourceLine, AsmError> {
    match cursor.peek() {
        None => Ok(parsed),
        Some(c) => Err(cursor.error(format!("`{c}` is not expected here: the line should end"))),
    }
}

fn line_address(cursor: &mut Cursor) -> Result<(u64, Place), AsmError> {
    let place = cursor.place();
    let address = code_address(cursor)?;
    cursor.expect(':', "an address in front of an instruction ends in a colon: `0x10:`")?;
    Ok((address, place))
}

fn code_address(cursor: &mut Cursor) -> Result<u64, AsmError> {
    if !cursor.at_number() {
        return Err(cursor.error("a number is expected here, such as 0x1000"));
    }
    let place = cursor.place();
    let number = cursor.number()?;
    match u32::try_from(number) {
        Ok(address) => Ok(u64::from(address)),
        Err(_) => Err(place.error("addresses have 32 bits: at most 0xffffffff")),
    }
}

fn symbol_name(word: String, place: Place) -> Result<String, AsmError> {
    match word.is_empty() {
        false => Ok(word),
        true => Err(place.error("a name is expected here")),
    }
}

fn statement(cursor: &mut Cursor, word: String, place: Place) -> Result<Statement, AsmError> {
    if word.is_empty() {
        let found = cursor.peek().unwrap_or(' ');
        return Err(place.error(format!("`{found}` begins no instruction, label or address")));
    }
    if word.starts_with('.') {
        return Err(place.error(format!(
            "`{word}` is a directive, and there are none here: name an address with `x = 0x1000`"
        )));
    }
    let mnemonic = word.to_ascii_lowercase();
    let (operation, suffix) = lookup(&mnemonic).map_err(|message| place.error(message))?;
    let mut args = Vec::new();
    while cursor.peek().is_some() {
        if !args.is_empty() {
            cursor.expect(',', "a comma is expected between operands")?;
        }
        let place = cursor.place();
        args.push((argument(cursor)?, place));
    }
    Ok(Statement { mnemonic, operation, suffix, place, args })
}

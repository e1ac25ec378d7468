//! All lines of a source, in order: what must be placed, and what fixes its place.

use super::cursor::Place;
use super::error::AsmError;
use super::parse::{SourceLine, Statement, parse_line};
use super::symbols::Symbols;

/// A parsed source.
#[derive(Default)]
pub(super) struct Program {
    pub items: Vec<Item>,
    /// Labels, each with the index of the item it stands before.
    pub labels: Symbols,
    /// `name = number`.
    pub definitions: Symbols,
    /// An address behind the last item, where the last item has to end.
    pub end_pin: Option<u64>,
    named_on: Symbols,
    last_address: Option<u64>,
}

/// An instruction to place.
pub(super) struct Item {
    pub statement: Statement,
    /// The address the source gives it.
    pub pin: Option<u64>,
}

impl Program {
    pub(super) fn parse(source: &str) -> Result<Program, AsmError> {
        let mut program = Program::default();
        for (index, text) in source.lines().enumerate() {
            program.add(parse_line(text, index + 1)?)?;
        }
        Ok(program)
    }

    fn add(&mut self, line: SourceLine) -> Result<(), AsmError> {
        if let Some((address, place)) = line.address {
            self.pin(address, place)?;
        }
        for (name, place) in line.labels {
            self.claim(&name, place)?;
            self.labels.insert(name, self.items.len() as u64);
        }
        if let Some((name, value, place)) = line.definition {
            self.claim(&name, place)?;
            self.definitions.insert(name, value);
        }
        if let Some(statement) = line.statement {
            self.items.push(Item { statement, pin: self.end_pin.take() });
        }
        Ok(())
    }

    fn pin(&mut self, address: u64, place: Place) -> Result<(), AsmError> {
        if let Some(waiting) = self.end_pin {
            return Err(place.error(format!("there is no instruction between {waiting:#x} and {address:#x}")));
        }
        if let Some(last) = self.last_address.filter(|last| address <= *last) {
            return Err(place.error(format!("addresses go up: {address:#x} comes after {last:#x}")));
        }
        self.last_address = Some(address);
        self.end_pin = Some(address);
        Ok(())
    }

    fn claim(&mut self, name: &str, place: Place) -> Result<(), AsmError> {
        match self.named_on.insert(name.to_string(), place.line as u64) {
            None => Ok(()),
            Some(line) => Err(place.error(format!("`{name}` is defined already, on line {line}"))),
        }
    }
}

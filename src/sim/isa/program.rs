//! All lines of a source, in order: what must be placed, and what fixes its place.

use super::cursor::Place;
use super::error::Failure;
use super::names::{Meaning, Names};
use super::parse::Statement;
use super::symbols::Symbols;

/// A parsed source, and the addresses that it has so far.
#[derive(Default)]
pub(super) struct Program<'a> {
    pub items: Vec<Item<'a>>,
    pub names: Names<'a>,
    /// One past the last item.
    pub end: u64,
    /// An address behind the last item, where the last item has to end.
    pub end_pin: Option<u64>,
    last_address: Option<u64>,
}

/// An instruction to place.
pub(super) struct Item<'a> {
    pub statement: Statement<'a>,
    /// The address the source gives it.
    pub pin: Option<u64>,
    pub address: u64,
    /// Bytes it has to have at least.
    pub length: u64,
}

impl<'a> Program<'a> {
    pub(super) fn parse(source: &'a str) -> Result<Program<'a>, Failure> {
        let mut program = Program::default();
        for (index, text) in source.lines().enumerate() {
            program.add_line(text, index + 1)?;
        }
        Ok(program)
    }

    pub(super) fn push(&mut self, statement: Statement<'a>) {
        self.items.push(Item { statement, pin: self.end_pin.take(), address: 0, length: 1 });
    }

    pub(super) fn pin(&mut self, address: u64, place: Place) -> Result<(), Failure> {
        if let Some(waiting) = self.end_pin {
            return Err(
                place.error(format_args!("there is no instruction between {waiting:#x} and {address:#x}"))
            );
        }
        if let Some(last) = self.last_address.filter(|last| address <= *last) {
            return Err(place.error(format_args!("addresses go up: {address:#x} comes after {last:#x}")));
        }
        self.last_address = Some(address);
        self.end_pin = Some(address);
        Ok(())
    }

    /// What a name stands for, while the items lie where they do.
    pub(super) fn get(&self, name: &str) -> Option<u64> {
        Some(match self.names.get(name)?.meaning {
            Meaning::Number(number) => number,
            Meaning::Label(index) => self.start(index),
        })
    }

    /// Address of an item; behind the last, the end.
    pub(super) fn start(&self, index: usize) -> u64 {
        self.items.get(index).map_or(self.end, |item| item.address)
    }

    /// Labels and definitions with their addresses.
    pub(super) fn symbols(&self) -> Symbols {
        let value = |name: &str| self.get(name).unwrap_or_default();
        Symbols::ascending(self.names.iter().map(|name| (name.to_owned(), value(name))).collect())
    }
}

//! Where each instruction lies, and how long each is.
//!
//! An address in the source pins the instruction behind it, and stretches the one in
//! front of it. Lengths depend on addresses (a near jump is shorter than a far one) and
//! addresses on lengths, so both are computed in rounds. Lengths only ever grow, which
//! is why the rounds end.

use super::error::AsmError;
use super::program::{Item, Program};
use super::resolve::{check_names, resolve};
use super::symbols::Symbols;

/// Rounds after which every instruction that still grows takes its longest form.
const PATIENCE: usize = 32;

/// The addresses that the lengths and the pins of a program come to.
pub(super) struct Layout {
    /// Address of each item, and of the end.
    pub starts: Vec<u64>,
}

impl Layout {
    /// The layout of `program` from `origin` in which every item has room.
    pub(super) fn of(program: &Program, origin: u64) -> Result<Layout, AsmError> {
        let mut lengths = vec![1; program.items.len()];
        let names = Layout::with_lengths(program, origin, &lengths).symbols(program);
        program.items.iter().try_for_each(|item| check_names(&item.statement, &names))?;
        let mut round = 0;
        loop {
            let layout = Layout::with_lengths(program, origin, &lengths);
            let needed = layout.needed(program, round);
            if !grow(&mut lengths, &needed) {
                let settled: Result<Vec<u64>, AsmError> = needed.into_iter().collect();
                return settled.map(|_| layout);
            }
            round += 1;
        }
    }

    fn with_lengths(program: &Program, origin: u64, lengths: &[u64]) -> Layout {
        let mut here = origin;
        let mut starts = Vec::new();
        for (item, length) in program.items.iter().zip(lengths) {
            here = item.pin.unwrap_or(here);
            starts.push(here);
            here = here.saturating_add(*length);
        }
        starts.push(program.end_pin.unwrap_or(here));
        Layout { starts }
    }

    /// Labels and definitions with their addresses.
    pub(super) fn symbols(&self, program: &Program) -> Symbols {
        let mut symbols = program.definitions.clone();
        for (name, index) in program.labels.iter() {
            symbols.insert(name.to_owned(), self.starts.get(index as usize).copied().unwrap_or_default());
        }
        symbols
    }

    /// The bytes each item takes here. An error may pass as addresses settle.
    fn needed(&self, program: &Program, round: usize) -> Vec<Result<u64, AsmError>> {
        let symbols = self.symbols(program);
        let placed = program.items.iter().zip(&self.starts);
        placed.map(|(item, start)| item_size(item, *start, &symbols, round)).collect()
    }
}

/// Raises each length to what is needed; whether one rose.
fn grow(lengths: &mut [u64], needed: &[Result<u64, AsmError>]) -> bool {
    let mut grown = false;
    for (length, needed) in lengths.iter_mut().zip(needed) {
        if let Ok(needed) = needed {
            grown |= needed > length;
            *length = (*length).max(*needed);
        }
    }
    grown
}

/// Bytes of the shortest form; in late rounds, of the longest.
fn item_size(item: &Item, address: u64, symbols: &Symbols, round: usize) -> Result<u64, AsmError> {
    let inst = resolve(&item.statement, symbols)?;
    let size = match round < PATIENCE {
        true => inst.encode(address).map(|bytes| bytes.len() as u64),
        false => inst.longest(),
    };
    size.map_err(|error| item.statement.place.error(error.to_string()))
}

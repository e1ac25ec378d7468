//! From source text to a listing: who lies where, and how long each is.
//!
//! An address in the source pins the instruction behind it, and stretches the one in
//! front of it. Lengths depend on addresses (a near jump is shorter than a far one) and
//! addresses on lengths, so both are computed in rounds. Lengths only ever grow, which
//! is why the rounds end.

use super::cursor::Place;
use super::error::{AsmError, EncodeError};
use super::inst::Inst;
use super::listing::{Line, Listing};
use super::program::Program;
use super::resolve::resolve;
use super::value::Symbols;

/// Rounds after which every instruction that still grows takes its longest form.
const PATIENCE: usize = 32;

/// One past the last address of code.
const CODE_LIMIT: u64 = 1 << 32;

/// Assembles `source`; an instruction without an address before it lies at `origin`.
///
/// Each line holds an address (`0x10:` or `16:`), labels (`loop:`), an instruction, or
/// a definition (`x = 0x1000`); comments start with `#`, `;` or `//`.
pub fn assemble(source: &str, origin: u64) -> Result<Listing, AsmError> {
    let program = Program::parse(source)?;
    let layout = Layout::of(&program, origin)?;
    let symbols = layout.symbols(&program);
    let mut lines = Vec::new();
    for (item, span) in program.items.iter().zip(layout.starts.windows(2)) {
        let &[address, next] = span else { continue };
        let inst = resolve(&item.statement, &symbols)?;
        let text = text(&inst, &symbols);
        let place = item.statement.place;
        let length = fit(&inst, &text, address, next, place)?;
        lines.push(Line { address, length, text, inst, source_line: place.line });
    }
    Ok(Listing { lines, symbols })
}

struct Layout {
    /// Address of each item, and of the end.
    starts: Vec<u64>,
}

impl Layout {
    fn of(program: &Program, origin: u64) -> Result<Layout, AsmError> {
        let mut lengths = vec![1; program.items.len()];
        for round in 0.. {
            let layout = Layout::with_lengths(program, origin, &lengths);
            let symbols = layout.symbols(program);
            let mut grown = false;
            let mut wrong = None;
            for ((item, length), start) in program.items.iter().zip(&mut lengths).zip(&layout.starts) {
                match needed(&item.statement.place, resolve(&item.statement, &symbols), *start, round) {
                    Ok(needed) => {
                        grown |= needed > *length;
                        *length = needed.max(*length);
                    }
                    Err(error) => wrong = wrong.or(Some(error)),
                }
            }
            match (grown, wrong) {
                (true, _) => {}
                (false, Some(error)) => return Err(error),
                (false, None) => return Ok(layout),
            }
        }
        Ok(Layout { starts: Vec::new() })
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

    fn symbols(&self, program: &Program) -> Symbols {
        let address = |index: usize| self.starts.get(index).copied().unwrap_or_default();
        let labels = program.labels.iter().map(|(name, index)| (name.clone(), address(*index)));
        labels.chain(program.definitions.clone()).collect()
    }
}

/// Bytes the instruction takes at least; in late rounds, bytes of its longest form.
fn needed(place: &Place, inst: Result<Inst, AsmError>, address: u64, round: usize) -> Result<u64, AsmError> {
    let inst = inst?;
    let size = match round < PATIENCE {
        true => inst.encode(address).map(|bytes| bytes.len() as u64),
        false => inst.longest(),
    };
    size.map_err(|error| place.error(error.to_string()))
}

/// The length of the instruction if it fills `address..next`.
fn fit(inst: &Inst, text: &str, address: u64, next: u64, place: Place) -> Result<u64, AsmError> {
    if next > CODE_LIMIT {
        return Err(place.error("code lies below 0x100000000, and this goes beyond"));
    }
    let length = next.saturating_sub(address);
    match inst.encode_in(address, length) {
        Ok(_) => Ok(length),
        Err(EncodeError::Space { needed, given }) => Err(place.error(format!(
            "`{text}` at {address:#x} needs {needed} bytes, but the next address, {next:#x}, leaves {given}"
        ))),
        Err(EncodeError::Padding { prefixes }) => Err(place.error(format!(
            "`{text}` at {address:#x} would need {prefixes} bytes of padding to reach {next:#x}; at most {} are possible",
            super::MAX_PADDING
        ))),
        Err(error) => Err(place.error(error.to_string())),
    }
}

/// Library entries print by name, unless the listing has a label of that name.
fn text(inst: &Inst, symbols: &Symbols) -> String {
    let routine = inst.target().and_then(super::Library::at);
    match routine.is_some_and(|routine| symbols.contains_key(routine.name())) {
        true => inst.in_numbers(),
        false => inst.to_string(),
    }
}

//! A listing: instructions, each at its address.

use super::inst::Inst;
use super::relocation::Relocations;
use super::symbols::Symbols;
use std::fmt::Write;

/// An assembled program. Its instructions follow each other without gaps.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Listing {
    /// The instructions, by ascending address.
    pub lines: Vec<Line>,
    /// Labels and `name = number` definitions, with their addresses.
    pub symbols: Symbols,
}

/// One instruction of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Address of its first byte, below 4 GiB.
    pub address: u64,
    /// Bytes, padding included.
    pub length: u64,
    /// As the CPU prints it, such as `movl 0x8(%rbp), %edi`.
    pub text: String,
    /// What it does.
    pub inst: Inst,
    /// Which of its numbers came from a name.
    pub relocations: Relocations,
    /// The line of the source it came from, from 1.
    pub source_line: usize,
}

impl Line {
    /// Its bytes, [`Line::length`] of them; none where it was changed to something that has no bytes of that length.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        self.inst.fill(self.address, self.length, self.relocations).ok()
    }
}

impl Listing {
    /// Each instruction's address and bytes, [`Line::length`] of them. A line that was
    /// changed to something that has no bytes of that length is left out.
    pub fn bytes(&self) -> Vec<(u64, Vec<u8>)> {
        self.lines.iter().filter_map(|line| Some((line.address, line.bytes()?))).collect()
    }

    /// Address of the first instruction; 0 if there is none.
    pub fn start(&self) -> u64 {
        self.lines.first().map_or(0, |line| line.address)
    }

    /// One past the last byte of the last instruction; 0 if there is none.
    pub fn end(&self) -> u64 {
        self.lines.last().map_or(0, |line| line.address.saturating_add(line.length))
    }

    /// The line whose bytes include `address`.
    pub fn line_at(&self, address: u64) -> Option<&Line> {
        let before = self.lines.partition_point(|line| line.address <= address);
        let line = self.lines.get(before.checked_sub(1)?)?;
        (address - line.address < line.length).then_some(line)
    }

    /// Source text that assembles to the same addresses, lengths, instructions and
    /// symbols; only [`Line::source_line`] and [`Line::relocations`] may differ.
    pub fn print(&self) -> String {
        let mut text = String::new();
        let labels = self.labels();
        let mut labels = labels.iter().peekable();
        for (name, value) in self.symbols.iter().filter(|(_, value)| !self.begins_at(*value)) {
            let _ = writeln!(text, "{name} = {value:#x}");
        }
        for line in &self.lines {
            while let Some((_, label)) = labels.next_if(|(address, _)| *address <= line.address) {
                let _ = writeln!(text, "{label}:");
            }
            let _ = writeln!(text, "{:#x}: {}", line.address, line.text);
        }
        if self.last_is_stretched() {
            let _ = writeln!(text, "{:#x}:", self.end());
        }
        text
    }

    /// Whether a line begins there.
    fn begins_at(&self, address: u64) -> bool {
        self.lines.binary_search_by_key(&address, |line| line.address).is_ok()
    }

    /// The symbols at which lines begin, by address; those of one address by name.
    fn labels(&self) -> Vec<(u64, &str)> {
        let mut labels: Vec<(u64, &str)> = Vec::new();
        for (name, value) in self.symbols.iter().filter(|(_, value)| self.begins_at(*value)) {
            let place = labels.partition_point(|(address, _)| *address <= value);
            labels.insert(place, (value, name));
        }
        labels
    }

    fn last_is_stretched(&self) -> bool {
        let own_length = |line: &Line| line.inst.encode(line.address).map(|bytes| bytes.len() as u64);
        self.lines.last().is_some_and(|line| own_length(line) != Ok(line.length))
    }
}

#[cfg(test)]
mod tests {
    use super::super::assemble;

    #[test]
    fn print_shows_symbols_addresses_and_a_stretched_end() {
        let source = "movl $7, x\nagain: jmp again\n0x10:\nx = 0x1000";
        let listing = assemble(source, 0).unwrap_or_default();
        let printed = "x = 0x1000\n0x0: movl $0x7, 0x1000\nagain:\n0xa: jmp 0xa\n0x10:\n";
        assert_eq!(listing.print(), printed);
        assert_eq!((listing.start(), listing.end()), (0, 0x10));
        assert_eq!(listing.line_at(0xf).map(|line| line.address), Some(0xa));
        assert_eq!(listing.line_at(0x10), None);
    }
}

//! Tables that questions give: what the MMU holds, and what the CPU holds.

use sim::isa::{Reg, RegId, Width};
use sim::{Growth, MmuRegister, ProcessInfo, Protection, Registers, SegmentName};

use super::numerals::Numerals;
use super::question::Given;

/// Base, and bounds where there are some, of each of these processes.
pub(super) fn bases(processes: &[&ProcessInfo], numerals: Numerals) -> Given {
    let registers = || processes.iter().filter_map(|process| Some((process, process.mmu.first()?)));
    let checked = registers().any(|(_, register)| register.bounds.is_some());
    let row = |(process, register): (&&ProcessInfo, &MmuRegister)| {
        let numbers = std::iter::once(register.base).chain(register.bounds);
        let numbers = numbers.map(|number| numerals.plain(number));
        std::iter::once(process.name.clone()).chain(numbers).collect()
    };
    let title = if processes.len() == 1 { "MMU registers" } else { "MMU registers while each process runs" };
    let heads: &[&str] = if checked { &["process", "base", "bounds"] } else { &["process", "base"] };
    Given::table(title, heads, registers().map(row).collect())
}

/// The segment table of a process. The base of a segment that grows down is one past its highest byte.
pub(super) fn segments(process: &ProcessInfo) -> Given {
    let row = |register: &MmuRegister| {
        vec![
            register.name.to_owned(),
            register.segment.map_or_else(String::new, top_bits),
            Numerals::Hex.plain(register.base),
            Numerals::Hex.plain(register.bounds.unwrap_or(0)),
            if register.grows == Some(Growth::Down) { "down" } else { "up" }.to_owned(),
            register.protection.unwrap_or(Protection::ALL).to_string(),
        ]
    };
    let heads = ["segment", "top bits", "base", "size", "grows", "protection"];
    Given::table(format!("Segment table of {}", process.name), &heads, process.mmu.iter().map(row).collect())
}

/// What the two top bits of an address in a segment hold.
pub(super) fn top_bits(segment: SegmentName) -> String {
    format!("{:02b}", segment.index())
}

/// Those of the pointers `%rbx`, `%rbp` and `%rsp` that some assembly uses without having set them; none where it uses
/// none.
pub(super) fn pointers(code: &[String], registers: &Registers) -> Option<Given> {
    let stack = ["push", "pop", "call", "ret"];
    let named = |name: &str| code.iter().any(|line| line.contains(name));
    let row = |id: RegId| {
        let name = Reg { id, width: Width::Quad }.to_string();
        let used = match id {
            RegId::Rsp => stack.iter().any(|word| named(word)),
            _ => named(&format!("({name})")) && !named(", %ebx"),
        };
        used.then(|| vec![name, Numerals::Hex.plain(registers.get(id))])
    };
    let rows: Vec<Vec<String>> = [RegId::Rbx, RegId::Rbp, RegId::Rsp].into_iter().filter_map(row).collect();
    (!rows.is_empty()).then(|| Given::table("CPU registers before", &["register", "value"], rows))
}

/// How large an address space is, and so what its top two bits choose.
pub(super) fn space(bytes: u64) -> Given {
    let quarter = bytes / 4;
    let row = |segment: SegmentName| {
        let start = segment.index() * quarter;
        vec![
            segment.name().to_owned(),
            top_bits(segment),
            format!("{start:#x} to {:#x}", start + quarter - 1),
        ]
    };
    Given::table("Virtual addresses", &["segment", "top bits", "addresses"], SegmentName::ALL.map(row).into())
}

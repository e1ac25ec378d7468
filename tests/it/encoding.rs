//! Instructions as bytes and as text: whatever can be written can be read again, and nothing panics.

mod generate;

use generate::{address, distance, inst, labelled, listing, scraps, wild};
use proptest::prelude::*;
use sim::isa::{DecodeError, Listing, assemble, decode};

/// What must be equal after printing and reading: all but the line of the source.
fn bare(listing: &Listing) -> Vec<(u64, u64, String)> {
    let lines = listing.lines.iter().map(|line| (line.address, line.length, line.text.clone()));
    lines.chain(listing.symbols.iter().map(|(name, value)| (value, 0, name.to_owned()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_decode_to_the_instruction_they_encode(inst in inst(), address in address(), extra in 0u64..40) {
        let bytes = inst.encode(address).unwrap();
        prop_assert!(bytes.len() <= 15, "a real x86 stops at 15 bytes");
        prop_assert_eq!(decode(&bytes, address), Ok((inst.as_decoded(), bytes.len() as u64)));
        let length = bytes.len() as u64 + extra;
        if let Ok(longer) = inst.encode_in(address, length) {
            prop_assert_eq!(longer.len() as u64, length);
            prop_assert_eq!(decode(&longer, address), Ok((inst.as_decoded(), length)));
        } else {
            prop_assert!(inst.target().is_some(), "only a relative branch may not stretch");
        }
    }

    #[test]
    fn half_an_instruction_asks_for_more(inst in inst(), address in address()) {
        let bytes = inst.encode(address).unwrap();
        for given in 0..bytes.len() {
            let Err(DecodeError::Truncated { needed_at_least }) = decode(&bytes[..given], address) else {
                return Err(TestCaseError::fail(format!("{given} of {} bytes decode", bytes.len())));
            };
            let needed = needed_at_least as usize;
            prop_assert!(given < needed && needed <= bytes.len());
        }
    }

    #[test]
    fn text_reads_as_the_instruction_it_prints(inst in inst()) {
        let listing = assemble(&inst.to_string(), 0x100).unwrap();
        prop_assert_eq!(listing.lines[0].inst, inst);
        prop_assert_eq!(&listing.lines[0].text, &inst.to_string());
    }

    #[test]
    fn a_listing_reads_as_it_prints(source in listing(), origin in 0u64..0x50) {
        let Ok(listing) = assemble(&source, origin) else { return Ok(()) };
        let again = assemble(&listing.print(), 0);
        prop_assert_eq!(again.as_ref().map(bare), Ok(bare(&listing)), "{}\n--\n{}", source, listing.print());
        let mut end = listing.start();
        for ((address, bytes), line) in listing.bytes().iter().zip(&listing.lines) {
            prop_assert_eq!(*address, end, "instructions follow each other without gaps");
            prop_assert_eq!(decode(bytes, *address), Ok((line.inst.as_decoded(), line.length)));
            end += line.length;
        }
        prop_assert_eq!(end, listing.end());
    }

    #[test]
    fn a_moved_listing_keeps_its_lengths_and_changes_only_addresses(source in listing(), by in distance()) {
        let Ok(listing) = assemble(&source, 0) else { return Ok(()) };
        prop_assert_eq!(listing.relocated(0), Ok(listing.clone()));
        let Ok(moved) = listing.relocated(by) else { return Ok(()) };
        let (before, after) = (listing.bytes(), moved.bytes());
        prop_assert_eq!(after.len(), listing.lines.len(), "every line has bytes");
        for (index, line) in listing.lines.iter().enumerate() {
            let (address, bytes) = &after[index];
            let now = &moved.lines[index];
            prop_assert_eq!((*address, bytes.len() as u64), (line.address + by, line.length));
            prop_assert_eq!(decode(bytes, *address), Ok((now.inst.as_decoded(), line.length)));
            let changed = bytes.iter().zip(&before[index].1).filter(|(now, before)| now != before).count();
            prop_assert!(changed <= 8, "{} became {}: the loader writes addresses only", line.text, now.text);
        }
    }

    #[test]
    fn moving_twice_is_moving_once_by_the_sum(source in listing(), first in distance(), second in distance()) {
        let Ok(listing) = assemble(&source, 0) else { return Ok(()) };
        let Ok(halfway) = listing.relocated(first) else { return Ok(()) };
        if let Ok(twice) = halfway.relocated(second) {
            prop_assert_eq!(Ok(twice), listing.relocated(first + second));
        }
    }

    #[test]
    fn moving_is_assembling_where_the_program_is_put(source in labelled(), by in distance()) {
        let moved = assemble(&source, 0).unwrap().relocated(by);
        prop_assert_eq!(moved.ok(), assemble(&source, by).ok(), "{}", source);
    }

    #[test]
    fn scraps_assemble_or_are_pointed_at(source in scraps()) {
        match assemble(&source, 0) {
            Ok(listing) => prop_assert_eq!(bare(&assemble(&listing.print(), 0).unwrap()), bare(&listing)),
            Err(error) => {
                let line = source.lines().nth(error.line - 1).map(|line| line.chars().count());
                let inside = line.is_some_and(|length| (1..=length + 1).contains(&error.column));
                prop_assert!(inside, "{source:?}: {error}");
            }
        }
    }

    #[test]
    fn no_bytes_text_or_operands_are_too_strange(
        bytes in proptest::collection::vec(any::<u8>(), 0..24),
        text in any::<String>(),
        inst in wild(),
        address in any::<u64>(),
        length in 0u64..6_000,
    ) {
        if let Ok((inst, length)) = decode(&bytes, address) {
            prop_assert!(length as usize <= bytes.len());
            prop_assert_eq!(inst, inst.as_decoded());
        }
        let _ = assemble(&text, 0);
        if let Ok(bytes) = inst.encode(address) {
            prop_assert_eq!(decode(&bytes, address).unwrap().0, inst.as_decoded());
        }
        let _ = (inst.encode_in(address, length), inst.to_string(), inst.data_references());
    }
}

#[test]
fn most_random_listings_assemble_and_move() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let sources = (0..200).map(|_| listing().new_tree(&mut runner).unwrap().current());
    let good: Vec<Listing> = sources.filter_map(|source| assemble(&source, 0).ok()).collect();
    let moved = good.iter().filter(|listing| listing.relocated(0x4000).is_ok()).count();
    let good = good.len();
    assert!(good > 120, "only {good} of 200: the law about listings would say little");
    assert!(moved > 80, "only {moved} of {good}: the laws about moving would say little");
}

//! Assembly text: what assembles has the bytes that its listing says, and reads as it prints.

use proptest::prelude::*;
use sim::isa::{Listing, assemble, decode};

use super::engine::{Corpus, Target, fingerprint};
use super::scenario::{points_into, shape};
use super::{edits, instructions, seeds};

/// The assembler, and the decoder of what it makes.
pub struct Assembly;

impl Target for Assembly {
    const NAME: &'static str = "assembly";
    const SHORT: u32 = 10_000;
    type Input = String;

    fn seeds() -> Vec<String> {
        seeds::programs()
    }

    fn inputs(corpus: Corpus<String>) -> BoxedStrategy<String> {
        let varied = edits::texts(corpus, &seeds::words(&Self::seeds()));
        prop_oneof![9 => varied, 1 => instructions::listing()].boxed()
    }

    fn run(text: &String) -> Result<u64, String> {
        // Near the end of what code may fill, other refusals are due.
        let _ = assemble(text, 0xffff_ff00);
        match assemble(text, 0) {
            Err(error) => {
                points_into(text, error.line, error.column)?;
                Ok(fingerprint(shape(&error.message)))
            }
            Ok(listing) => {
                bytes_say_the_same(&listing)?;
                reads_as_it_prints(&listing)?;
                let kinds: Vec<_> =
                    listing.lines.iter().map(|line| std::mem::discriminant(&line.inst)).collect();
                Ok(fingerprint((&kinds[..kinds.len().min(2)], listing.symbols.is_empty())))
            }
        }
    }
}

/// Every line has bytes, which follow each other without gaps and decode to its instruction.
fn bytes_say_the_same(listing: &Listing) -> Result<(), String> {
    let all = listing.bytes();
    if all.len() != listing.lines.len() {
        return Err(format!("{} lines, but bytes of {}", listing.lines.len(), all.len()));
    }
    let mut end = listing.start();
    for ((address, bytes), line) in all.iter().zip(&listing.lines) {
        let decoded = decode(bytes, *address);
        if *address != end || decoded != Ok((line.inst.as_decoded(), line.length)) {
            return Err(format!("{line:?} at {address:#x}, where {end:#x} was due, decodes as {decoded:?}"));
        }
        end += line.length;
    }
    Ok(())
}

fn reads_as_it_prints(listing: &Listing) -> Result<(), String> {
    let printed = listing.print();
    match assemble(&printed, 0) {
        Ok(again) if bare(again.clone()) == bare(listing.clone()) => Ok(()),
        again => Err(format!("it prints as\n{printed}\nwhich reads as {again:?}, not {listing:?}")),
    }
}

/// The listing without what printing changes: the lines of the source, and which numbers came from names.
fn bare(mut listing: Listing) -> Listing {
    for line in &mut listing.lines {
        line.source_line = 0;
        line.relocations = Default::default();
    }
    listing
}

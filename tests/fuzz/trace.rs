//! Traces of real programs, one target for each format: what is read can be replayed, what is not is pointed at.

use std::collections::BTreeSet;
use std::path::Path;

use proptest::strategy::BoxedStrategy;
use sim::{Request, Trace, TraceFormat};

use super::engine::{Corpus, Target, fingerprint, fuzz};
use super::scenario::shape;
use super::{edits, seeds};

/// The reader of the format of that number in `TraceFormat::ALL`.
struct Reader<const FORMAT: usize>;

/// Most lines of a seed: a real trace has thousands, all alike.
const LINES: usize = 60;

/// A request is for at most 4 GiB.
const MOST_BYTES: u64 = 4 << 30;

impl<const FORMAT: usize> Target for Reader<FORMAT> {
    const NAME: &'static str = ["valgrind", "ltrace", "mtrace", "rep"][FORMAT];
    const SHORT: u32 = 2_000;
    type Input = String;

    fn seeds() -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("traces");
        let all = ["txt", "rep"].into_iter().flat_map(|ending| seeds::files(&folder, ending));
        let texts: Vec<String> = all.map(|path| std::fs::read_to_string(path).unwrap()).collect();
        let own = texts
            .iter()
            .filter(|text| Trace::read(text).is_ok_and(|trace| trace.format == format::<FORMAT>()));
        own.map(|text| text.split_inclusive('\n').take(LINES).collect()).collect()
    }

    fn inputs(corpus: Corpus<String>) -> BoxedStrategy<String> {
        edits::texts(corpus, &seeds::words(&Self::seeds()))
    }

    fn run(text: &String) -> Result<u64, String> {
        let trace = match Trace::read(text) {
            Ok(trace) => trace,
            Err(error) => return Ok(fingerprint(shape(&error))),
        };
        let held = blocks_are_live(&trace.requests)?;
        let (blocks, bytes) = trace.peak();
        if blocks < held || blocks > trace.requests.len() as u64 || (blocks == 0) != (bytes == 0) {
            return Err(format!(
                "at most {blocks} blocks of {bytes} bytes, of which {held} are live at the end"
            ));
        }
        let lines = text.lines().count();
        match trace.skipped.iter().find(|skipped| !(1..=lines).contains(&skipped.line)) {
            Some(skipped) => Err(format!("{skipped:?} of {lines} lines")),
            None => Ok(fingerprint(trace.skipped.first().map(|skipped| shape(&skipped.reason)))),
        }
    }
}

fn format<const FORMAT: usize>() -> TraceFormat {
    TraceFormat::ALL[FORMAT]
}

/// Every request is for some bytes, or for a block that an earlier one made and none has freed; how many are left.
fn blocks_are_live(requests: &[Request]) -> Result<u64, String> {
    let (mut live, mut made) = (BTreeSet::new(), 0);
    for request in requests {
        let (size, lawful) = match *request {
            Request::Malloc { size } => (size, true),
            Request::Calloc { count, size } => (count.saturating_mul(size), true),
            Request::Realloc { block, size } => (size, live.contains(&block)),
            Request::Free { block } => (1, block.is_none_or(|block| live.remove(&block))),
        };
        if matches!(request, Request::Malloc { .. } | Request::Calloc { .. }) {
            made += 1;
            live.insert(made);
        }
        if !lawful || !(1..=MOST_BYTES).contains(&size) {
            return Err(format!("{request:?} with {live:?} live"));
        }
    }
    Ok(live.len() as u64)
}

#[test]
fn targets_are_named_as_the_formats() {
    let names = [Reader::<0>::NAME, Reader::<1>::NAME, Reader::<2>::NAME, Reader::<3>::NAME];
    assert_eq!(TraceFormat::ALL.map(TraceFormat::name), names);
}

#[test]
fn valgrind() {
    fuzz::<Reader<0>>();
}

#[test]
fn ltrace() {
    fuzz::<Reader<1>>();
}

#[test]
fn mtrace() {
    fuzz::<Reader<2>>();
}

#[test]
fn rep() {
    fuzz::<Reader<3>>();
}

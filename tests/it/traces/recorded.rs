//! Recordings of real programs, counted a second time.

use std::collections::HashMap;

use sim::{Request, TraceFormat};

use super::{WORDS, read, requests};

const SQLITE: &str = include_str!("../../traces/sqlite.valgrind.txt");
const LS: &str = include_str!("../../traces/ls.valgrind.txt");

/// What the lines say, counted with no more than a map: requests by kind, and the peak.
#[derive(Debug, Default, PartialEq)]
struct Count {
    mallocs: usize,
    reallocs: usize,
    frees: usize,
    frees_of_null: usize,
    peak: (u64, u64),
}

fn counted(text: &str) -> Count {
    let (mut count, mut live) = (Count::default(), HashMap::new());
    for line in text.lines() {
        let words: Vec<&str> =
            line.split(['(', ')', ',', ' ', '=']).filter(|word| !word.is_empty()).collect();
        match words[1..] {
            ["malloc", size, at] | ["realloc", "0x0", _, "malloc", size, at] => {
                count.mallocs += 1;
                live.insert(at, size.parse::<u64>().unwrap());
            }
            ["realloc", from, size, to] => {
                count.reallocs += 1;
                live.remove(from).unwrap();
                live.insert(to, size.parse().unwrap());
            }
            ["free", "0x0"] => count.frees_of_null += 1,
            ["free", at] => {
                count.frees += 1;
                live.remove(at).unwrap();
            }
            _ => panic!("{line}"),
        }
        count.peak = (count.peak.0.max(live.len() as u64), count.peak.1.max(live.values().sum()));
    }
    count
}

fn told(text: &str) -> Count {
    let trace = read(text);
    assert_eq!((trace.format, trace.skipped.len()), (TraceFormat::Valgrind, 0));
    let mut count = Count { peak: trace.peak(), ..Count::default() };
    for request in trace.requests {
        match request {
            Request::Malloc { .. } => count.mallocs += 1,
            Request::Calloc { .. } => panic!("{request:?}"),
            Request::Realloc { .. } => count.reallocs += 1,
            Request::Free { block: Some(_) } => count.frees += 1,
            Request::Free { block: None } => count.frees_of_null += 1,
        }
    }
    count
}

#[test]
fn sqlite() {
    assert_eq!(SQLITE.lines().count(), 20_070);
    assert_eq!(read(SQLITE).requests.len(), 20_070);
    assert_eq!(told(SQLITE), counted(SQLITE));
}

#[test]
fn ls() {
    assert_eq!(read(LS).requests.len(), LS.lines().count());
    assert_eq!(told(LS), counted(LS));
}

#[test]
fn the_first_requests_of_ls_to_the_letter() {
    use Request::{Free, Malloc, Realloc};
    let expected = [
        Malloc { size: 472 },
        Malloc { size: 120 },
        Malloc { size: 1024 },
        Free { block: Some(2) },
        Free { block: Some(3) },
        Free { block: Some(1) },
        Free { block: None },
        Malloc { size: 5 },
        Free { block: Some(4) },
        Malloc { size: 472 },
        Malloc { size: 4096 },
        Malloc { size: 1600 },
        Malloc { size: 1024 },
        Realloc { block: 8, size: 2048 },
    ];
    assert_eq!(requests(LS)[..expected.len()], expected);
}

#[test]
fn one_program_asks_the_same_whoever_writes_it_down() {
    let told = WORDS.map(requests);
    assert_eq!(WORDS.map(|text| read(text).format), TraceFormat::ALL);
    // 24 allocations, by valgrind's own count; 1,410 bytes with what realloc moved.
    assert_eq!(told[0].len(), 40);
    assert_eq!(told[0].iter().filter(|request| matches!(request, Request::Malloc { .. })).count(), 16);
    assert!(told.iter().all(|requests| *requests == told[0]));
    assert!(WORDS.iter().all(|text| read(text).peak() == read(WORDS[0]).peak()));
}

#[test]
fn every_kind_of_call_that_valgrind_prints() {
    let trace = read(include_str!("../../traces/kinds.valgrind.txt"));
    let sizes = trace.requests.iter().filter_map(|request| match *request {
        Request::Malloc { size } => Some(size),
        Request::Calloc { count, size } => Some(count * size),
        _ => None,
    });
    let sizes: Vec<u64> = sizes.collect();
    // malloc, calloc, realloc, memalign and its kin, malloc(0), new and its kin, reallocarray, strdup.
    assert_eq!(sizes, [72_704, 10, 21, 5, 32, 128, 99, 10, 1, 1, 20, 20, 64, 192, 256, 8, 12, 6]);
    let freed = trace.requests.iter().filter(|request| matches!(request, Request::Free { block: Some(_) }));
    assert_eq!(freed.count(), sizes.len() - 1);
    // Two that are too large, a realloc that failed, a double free, and a new that failed.
    let lines: Vec<usize> = trace.skipped.iter().map(|skipped| skipped.line).collect();
    assert_eq!(lines, [37, 38, 40, 45, 58]);
}

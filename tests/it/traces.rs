//! Traces: what real programs asked of malloc, read from four formats.

use sim::{Request, Skipped, Trace};

/// How each tool writes things down, and which of them wrote.
mod formats;
/// Whatever the text: what is printed is read back, and nothing breaks the reader.
mod laws;
/// Random requests, written down as each tool would.
mod printer;
/// Recordings of real programs, counted a second time.
mod recorded;
/// What is skipped, line by line and to the letter.
mod skipped;

/// One program's requests as each tool recorded them.
const WORDS: [&str; 4] = [
    include_str!("../traces/words.valgrind.txt"),
    include_str!("../traces/words.ltrace.txt"),
    include_str!("../traces/words.mtrace.txt"),
    include_str!("../traces/words.rep"),
];

fn read(text: &str) -> Trace {
    Trace::read(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The requests of a text in which nothing is wrong.
fn requests(text: &str) -> Vec<Request> {
    let trace = read(text);
    assert_eq!(trace.skipped, [], "{text}");
    trace.requests
}

/// The lines that are skipped, and why.
fn skipped(text: &str) -> Vec<(usize, String)> {
    let told = |Skipped { line, reason }: Skipped| (line, reason);
    read(text).skipped.into_iter().map(told).collect()
}

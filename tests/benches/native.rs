//! How fast the machine is on this computer: malloc, instructions, and travel through time.
//!
//! Criterion measures; `table.mjs` makes one table of what it leaves in `criterion/` of cargo's target folder. Started
//! with `--peak KIND COMMANDS` this program travels through one history and says how much memory that took.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

/// Random requests to malloc.
#[path = "churn.rs"]
mod churn;
/// The time that this thread had a CPU.
#[path = "clock.rs"]
mod clock;
/// The malloc library alone.
#[path = "heap.rs"]
mod heap;
/// Simulated instructions.
#[path = "instructions.rs"]
mod instructions;
/// The memory that a history takes.
#[path = "peak.rs"]
mod peak;
/// A real program's requests to malloc.
#[path = "replay.rs"]
mod replay;
/// Travel through time.
#[path = "seek.rs"]
mod seek;

use std::time::Duration;

use clock::Clock;
use criterion::Criterion;

/// The allocator of these programs: a machine's history is hundreds of thousands of small pieces, among which glibc's
/// looks for room for a third of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    if peak::asked() {
        return peak::tell();
    }
    let mut bench = Criterion::default()
        .with_measurement(Clock)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(1))
        .sample_size(20)
        .without_plots()
        .configure_from_args();
    heap::measure(&mut bench);
    replay::measure(&mut bench);
    instructions::measure(&mut bench);
    seek::measure(&mut bench);
    peak::measure();
    bench.final_summary();
}

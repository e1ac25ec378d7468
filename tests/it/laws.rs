//! Laws: what holds of every machine after every command, tried on random ones.
//!
//! The seed is fixed so that a run can be repeated; `PROPTEST_CASES` and `PROPTEST_RNG_SEED` widen the search.

/// The same program under every mechanism.
mod alike;
/// Arithmetic and flags against the arithmetic of Rust.
mod alu;
/// What holds after every command.
mod always;
/// The bytes of blocks.
mod blocks;
/// How many random cases.
mod cases;
/// Random configurations, sensible and hostile.
mod configs;
/// What a command leaves as it was.
mod kept;
/// Programs whose results are known.
mod known;
/// A closer look at a large heap.
mod looks;
/// Random programs: grammatical and garbage.
mod programs;
/// Where references arrive.
mod reach;
/// Traces, replayed.
mod replays;
/// Random requests, resolved against the machine they are made to.
mod requests;
/// The history of waste.
mod samples;
/// Text: parsed, printed, mangled.
mod text;
/// Time: seek, step back, fork.
mod time;
/// An independent translation to compare with.
mod translation;
/// The timer and the switch.
mod turns;

pub(crate) use cases::cases;
pub(crate) use requests::requests;
pub(crate) use text::any_scenario;

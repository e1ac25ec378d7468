//! Fuzzing: random inputs by the thousand in `make test`, by the million in `make fuzz`. No panic, no hang, no broken law.
//!
//! A target is one file that implements `engine::Target`. proptest rolls the dice and makes failing inputs small;
//! inputs begin with the project's own texts, and one that brought about something new is varied in its turn.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

/// Assembly text.
mod assembly;
/// Sequences of commands.
mod commands;
/// Bytes that the CPU may meet.
mod decode;
/// Ways to change a text or bytes.
mod edits;
/// The engine: seeds, then random inputs, each watched.
mod engine;
/// Failing inputs, kept as files.
mod found;
/// Inputs: made smaller, written down, read again.
mod input;
/// Random instructions and listings: those of the tests of encoding.
#[path = "../it/encoding/generate.rs"]
#[allow(dead_code, reason = "not every strategy of those tests is wanted here")]
mod instructions;
/// Random machines, programs and requests: those of the laws.
#[path = "../it/laws/"]
mod laws {
    pub mod cases;
    pub mod configs;
    #[allow(dead_code, reason = "not every program of the laws is wanted here")]
    pub mod programs;
    pub mod requests;
}
/// Panics, caught and told.
mod panics;
/// `.sim` text.
mod scenario;
/// Texts to begin with: the project's own.
mod seeds;
/// Failing inputs, made small.
mod shrink;
/// Traces of real programs.
mod trace;
/// What watches for an input that does not come to an end.
mod watch;

#[test]
fn scenario() {
    engine::fuzz::<scenario::Scenarios>();
}

#[test]
fn assembly() {
    engine::fuzz::<assembly::Assembly>();
}

#[test]
fn decode() {
    engine::fuzz::<decode::Decode>();
}

#[test]
fn commands() {
    engine::fuzz::<commands::Commands>();
}

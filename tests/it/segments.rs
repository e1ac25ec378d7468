//! Where the things of a C program live: what we say is what gcc and Linux do, and bad C gets a clear sentence.

/// What debug information says is declared: the list of what a student could ask about.
mod dwarf;
/// Every error, to the letter.
mod errors;
/// Random bytes and random C: no panic.
mod hostile;
/// A program with probes in it, which say where everything is.
mod instrument;
/// Every kind of item, by itself.
mod kinds;
/// Reasons: one for each choice, all different.
mod reasons;
/// C as tokens, for the probes.
mod tokens;
/// Compiled, run and compared.
mod truth;

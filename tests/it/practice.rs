//! Practice: questions by seed, each proved by the machine that comes with it.

/// Ideas and facts.
mod concepts;
/// What a question says.
mod given;
/// Where malloc puts a block.
mod placement;
/// What a machine does.
mod proof;
/// What a stray access does.
mod protection;
/// How many references there are.
mod references;
/// Questions to be read.
mod shown;
/// What holds of every question.
mod soundness;
/// Where an address leads.
mod translation;

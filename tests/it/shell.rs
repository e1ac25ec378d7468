//! The parts of the page's shell that need no browser: its keys, its choices, its numbers, and the picture in words.

#[path = "../../src/app/settings/choices.rs"]
mod choices;
#[path = "../../src/app/numerals/decimal.rs"]
mod decimal;
#[path = "../../src/app/describe.rs"]
mod describe;
#[path = "../../src/app/hop.rs"]
mod hop;
#[path = "../../src/app/lecture/record.rs"]
mod record;
#[path = "../../src/app/shortcuts.rs"]
mod shortcuts;
#[path = "../../src/app/lecture/wire.rs"]
mod wire;

/// What was answered in a lecture, and what the speaker's window says.
mod attended;
/// What can be chosen.
mod chosen;
/// Numbers written as decimal ones.
mod numbers;
/// Keys and where they lead.
mod pressed;
/// The picture in words.
mod words;

//! `valgrind --trace-malloc=yes`.
//!
//! ```text
//! ==22699== Memcheck, a memory error detector
//! --22699-- malloc(472) = 0x4B07040
//! --22699-- realloc(0x0,1600)malloc(1600) = 0x4B08A10     passed on to malloc: one allocation
//! --22699-- realloc(0x4B08A10,0)free(0x4B08A10)           passed on to free
//! --22699--  = 0
//! ```

use super::Reader;
use super::call::{Call, Function};
use super::ledger::Ledger;
use super::text::{behind, cut, number};

/// Follows one process.
#[derive(Default)]
pub(super) struct Valgrind {
    /// The first that called.
    process: Option<u64>,
}

impl<'a> Reader<'a> for Valgrind {
    fn line(&mut self, line: &'a str, ledger: &mut Ledger) -> Result<(), String> {
        let Some((process, said)) = message(line, "--") else {
            return if knows(line) { Ok(()) } else { Err(ledger.format().refuses(line)) };
        };
        let Some(mut call) = Call::parse(said) else { return Ok(()) };
        let first = *self.process.get_or_insert(process);
        if process != first {
            return Err(format!(
                "process {process} is not followed: the trace is of {first}, the first to call"
            ));
        }
        if matches!(call.function, Function::Calloc | Function::Realloc)
            && let Some(passed_on) = Call::parse(call.rest)
        {
            call = passed_on;
        }
        call.enter(call.rest, ledger)
    }

    fn end(&mut self, _: &mut Ledger) {}
}

/// Whether valgrind wrote a line.
pub(super) fn knows(line: &str) -> bool {
    ["--", "==", "**"].iter().any(|mark| message(line, mark).is_some())
}

/// The process that a message is about, between two marks and perhaps behind a time, and what it says.
fn message<'a>(line: &'a str, mark: &str) -> Option<(u64, &'a str)> {
    let (inside, said) = cut(line.strip_prefix(mark)?, mark)?;
    Some((number(behind(inside, " "))?, said.trim_ascii()))
}

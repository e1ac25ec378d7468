//! The malloc lab's `.rep` (CS:APP).
//!
//! ```text
//! 20000        suggested heap size, ids, operations, weight: not needed
//! 2
//! 4
//! 1
//! a 0 512      malloc: id, size
//! r 0 640      realloc: id, new size
//! f 0          free: id, or -1 for null
//! ```

use super::Reader;
use super::ledger::Ledger;
use super::text::{cut, excerpt, number, pair};

/// Numbers that lead.
const HEADER: usize = 4;

/// The id that stands for null.
const NULL: &str = "-1";

/// Lets the header pass.
#[derive(Default)]
pub(super) struct Rep {
    /// Numbers of the header so far.
    header: usize,
}

impl<'a> Reader<'a> for Rep {
    fn line(&mut self, line: &'a str, ledger: &mut Ledger) -> Result<(), String> {
        if self.header < HEADER && number(line).is_some() {
            self.header += 1;
            return Ok(());
        }
        let Some((sign, rest)) = cut(line, " ") else {
            return Err(ledger.format().refuses(line));
        };
        match sign {
            "a" => {
                let (at, size) = sized(rest)?;
                ledger.malloc(size, at)
            }
            "r" => {
                let (at, size) = sized(rest)?;
                ledger.realloc(at, size, if size == 0 { 0 } else { at })
            }
            "f" if rest.trim_ascii() == NULL => ledger.free(0),
            "f" => ledger.free(key(number(rest.trim_ascii()), rest)?),
            _ => Err(ledger.format().refuses(line)),
        }
    }

    fn end(&mut self, _: &mut Ledger) {}
}

/// Whether a line is an operation.
pub(super) fn knows(line: &str) -> bool {
    cut(line, " ").is_some_and(|(sign, rest)| match sign {
        "a" | "r" => pair(rest).is_some(),
        "f" => rest.trim_ascii() == NULL || number(rest.trim_ascii()).is_some(),
        _ => false,
    })
}

/// An id, as the ledger's address, and a size.
fn sized(text: &str) -> Result<(u64, u64), String> {
    match pair(text) {
        Some((id, size)) => Ok((key(Some(id), text)?, size)),
        None => Err(format!("“{}” should be an id and a size: 0 512", excerpt(text.trim_ascii()))),
    }
}

/// What stands in the ledger for an id: null is none.
fn key(id: Option<u64>, text: &str) -> Result<u64, String> {
    let key = id.and_then(|id| id.checked_add(1));
    key.ok_or_else(|| format!("“{}” should be an id: a number below 2^64 - 1", excerpt(text.trim_ascii())))
}

//! glibc's `mtrace()`.
//!
//! ```text
//! = Start
//! @ ./a.out:(main+0x1e)[0x400624] + 0x1c47460 0x14     malloc, calloc: address, size
//! @ ./a.out:[0x400631] < 0x1c47460                     realloc: from here
//! @ ./a.out:[0x400631] > 0x1c47480 0x40                to there, new size
//! @ ./a.out:[0x400640] ! 0x1c47480 0x7fffffffffff      realloc that failed
//! @ ./a.out:[0x400652] - 0x1c47480                     free
//! = End
//! ```

use super::Reader;
use super::ledger::Ledger;
use super::text::{behind, cut, excerpt, number, pair};

/// Joins the two lines of a realloc.
#[derive(Default)]
pub(super) struct Mtrace {
    /// The address in the line above and that line's number, if it began a realloc.
    moving: Option<(u64, usize)>,
}

impl<'a> Reader<'a> for Mtrace {
    fn line(&mut self, line: &'a str, ledger: &mut Ledger) -> Result<(), String> {
        let (moving, entry) = (self.moving.take(), entry(line));
        if let (Some((from, _)), Some(('>', rest))) = (moving, entry) {
            let (to, size) = sized(rest)?;
            return ledger.realloc(from, size, to);
        }
        dangling(moving, ledger);
        let Some((sign, rest)) = entry else {
            return if is_frame(line) { Ok(()) } else { Err(ledger.format().refuses(line)) };
        };
        match sign {
            '+' => {
                let (at, size) = sized(rest)?;
                ledger.malloc(size, at)
            }
            '-' => ledger.free(address(rest)?),
            '<' => {
                self.moving = Some((address(rest)?, ledger.line()));
                Ok(())
            }
            '>' => Err("“>” ends a realloc that no “<” in the line above begins".to_owned()),
            _ => Err("this realloc failed when it was recorded: its block stays as it was".to_owned()),
        }
    }

    fn end(&mut self, ledger: &mut Ledger) {
        dangling(self.moving.take(), ledger);
    }
}

/// Whether mtrace wrote a line.
pub(super) fn knows(line: &str) -> bool {
    let first = |rest: &str| rest.starts_with(" 0x") || rest.starts_with(" (nil)");
    is_frame(line) || entry(line).is_some_and(|(_, rest)| first(rest))
}

/// Whether a line opens or closes the trace.
fn is_frame(line: &str) -> bool {
    line == "= Start" || line == "= End"
}

/// A line's sign, and what stands behind; where in the program it was is left out.
fn entry(line: &str) -> Option<(char, &str)> {
    let mut entry = line;
    if line.starts_with("@ ") {
        cut(line, "]")?;
        entry = behind(line, "]").trim_ascii();
    }
    let sign = entry.chars().next()?;
    matches!(sign, '+' | '-' | '<' | '>' | '!').then_some((sign, entry.get(1..)?))
}

/// One address.
fn address(text: &str) -> Result<u64, String> {
    number(text.trim_ascii()).ok_or_else(|| format!("“{}” should be one address: 0x1c47460", excerpt(text)))
}

/// An address and a size.
fn sized(text: &str) -> Result<(u64, u64), String> {
    pair(text).ok_or_else(|| format!("“{}” should be an address and a size: 0x1c47460 0x14", excerpt(text)))
}

/// Reports the first line of a realloc whose second is missing.
fn dangling(moving: Option<(u64, usize)>, ledger: &mut Ledger) {
    if let Some((_, line)) = moving {
        ledger.skip_line(line, "“<” begins a realloc that no “>” in the next line ends".to_owned());
    }
}

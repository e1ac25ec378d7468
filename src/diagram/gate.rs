//! The gate: where an address on its way stops to be checked, and what the hardware says of it there.

use sim::{Fault, Step, Steps};

use crate::format;

/// The MMU's verdict at one moment of a flight.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// Where the address rests, in pixels.
    pub at: (f64, f64),
    /// What the step that was done last says: `0x68 < 0x800 ✓`, `+ 0x8800`, `0x900 ≥ 0x800 ✗ fault`.
    pub words: String,
    /// Whether the hardware let it pass.
    pub ok: bool,
}

/// What the last of the first `done` steps says, and whether it lets the address pass; none where nothing was done.
pub(crate) fn verdict(steps: &Steps, done: usize, fault: Option<Fault>) -> Option<(String, bool)> {
    let taken = steps.get(..done.min(steps.len())).unwrap_or_default();
    let said = taken.iter().rev().find_map(words);
    if let Some(fault) = fault.filter(|_| done >= steps.len()) {
        return Some(match said.filter(|(_, ok)| !ok) {
            Some((words, _)) => (format!("{words} fault"), false),
            None => (format!("{} \u{2717} fault", fault.name()), false),
        });
    }
    said
}

fn words(step: &Step) -> Option<(String, bool)> {
    match step {
        Step::Select { segment } => Some((segment.name().to_owned(), true)),
        Step::Offset { .. } => None,
        Step::Check { offset, bounds, ok } => {
            let sign = compared(*offset, *bounds, *ok);
            let words = format!("{} {sign} {} {}", format::hex(*offset), format::hex(*bounds), mark(*ok));
            Some((words, *ok))
        }
        Step::Protect { protection, access, ok } => {
            let words = match ok {
                true => format!("{protection} {}", mark(true)),
                false => format!("{protection}: no {access} {}", mark(false)),
            };
            Some((words, *ok))
        }
        Step::Add { base } => Some((format!("+ {}", format::address(*base)), true)),
    }
}

/// How an offset stands to the bounds. A refused one below them begins inside and reaches past them.
fn compared(offset: u64, bounds: u64, ok: bool) -> &'static str {
    match (offset.cmp(&bounds), ok) {
        (std::cmp::Ordering::Less, true) => "<",
        (std::cmp::Ordering::Less, false) => "reaches past",
        (std::cmp::Ordering::Equal, true) => "\u{2264}",
        (std::cmp::Ordering::Equal, false) => "\u{2265}",
        (std::cmp::Ordering::Greater, _) => ">",
    }
}

fn mark(ok: bool) -> char {
    if ok { '\u{2713}' } else { '\u{2717}' }
}

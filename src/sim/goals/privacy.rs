//! Privacy: a process cannot read the data of another.
//!
//! A loads from where its neighbour B stored a byte, and from where C did, which has ended. The goal is reached if no
//! load returns either byte. Loads from the OS are told as well, but do not count: keeping the OS is protection's.

use super::lab::{Lab, Verdict};
use super::trespass::trespass;
use crate::addr::AccessKind;

/// Lets A load from others.
pub fn measure(lab: &mut Lab) -> Verdict {
    let tried = trespass(lab, AccessKind::Load);
    let secret = |name| lab.last(name, AccessKind::Store).map(|reference| reference.value);
    let found = |secret| tried.values.iter().filter(|value| Some(**value) == secret).count();
    let (left, stored) = (secret("C"), secret("B"));
    let neighbour = match stored {
        Some(value) => format!("{} found the {value:#x} of its neighbour B", found(stored)),
        None => "there was no neighbour B to read".into(),
    };
    Verdict {
        holds: found(left) == 0 && found(stored) == 0,
        evidence: format!(
            "Of {} loads that A aimed at others, the hardware refused {}, {} read the OS, {} found the {:#x} that C \
             had left, and {neighbour}.",
            tried.tried,
            tried.refused,
            tried.os,
            found(left),
            left.unwrap_or(0)
        ),
    }
}

//! Privacy: a process cannot read the data of another.
//!
//! A loads from where its neighbour B stored a byte, and from where C did, which has ended. The goal is reached if no
//! load returns either byte. Loads from the OS are told as well, but do not count: keeping the OS is protection's.

use super::lab::{Lab, Verdict};
use super::trespass::{Trespass, trespass};
use crate::addr::AccessKind;

/// Lets A load from others.
pub fn measure(lab: &mut Lab) -> Verdict {
    let Trespass { tried, refused, os, left, stored, made, .. } = trespass(lab, AccessKind::Load);
    let found = |secret| made.iter().filter(|load| Some(load.value) == secret).count();
    let (old, new) = (found(left), found(stored));
    let neighbour = match stored {
        Some(value) => format!("{new} found the {value:#x} of its neighbour B"),
        None => "there was no neighbour B to read".into(),
    };
    let left = left.unwrap_or(0);
    Verdict {
        holds: old == 0 && new == 0,
        evidence: format!(
            "Of {tried} loads that A aimed at others, the hardware refused {refused}, {os} read the OS, {old} found \
             the {left:#x} that C had left, and {neighbour}."
        ),
    }
}

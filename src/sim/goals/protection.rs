//! Protection: a process cannot change what belongs to the OS or to another process.
//!
//! A stores at the OS and at its neighbour B. The goal is reached if none of these stores lands in memory that is not
//! A's, and B finds its byte as it left it.

use super::lab::{Lab, Verdict};
use super::trespass::{Trespass, trespass};
use crate::addr::AccessKind;

/// Lets A store at others.
pub fn measure(lab: &mut Lab) -> Verdict {
    let Trespass { tried, refused, os, process, stored, .. } = trespass(lab, AccessKind::Store);
    let found = if stored.is_some() { lab.run("load B data").value() } else { None };
    let neighbour = match (stored, found) {
        (Some(stored), Some(found)) => {
            format!("{process} hit its neighbour B, which had stored {stored:#x} and then found {found:#x}")
        }
        _ => "there was no neighbour B to hit".into(),
    };
    Verdict {
        holds: os == 0 && process == 0 && stored == found,
        evidence: format!(
            "Of {tried} stores that A aimed at others, the hardware refused {refused}, {os} hit the OS, and {neighbour}."
        ),
    }
}

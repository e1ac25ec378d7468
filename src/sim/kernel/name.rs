//! Names of processes: what a name may be, and the next free letter.

use std::collections::BTreeSet;

use crate::command::ProcessSpec;
use crate::machine::Machine;

/// The longest name of a process, in characters.
const LONGEST_NAME: usize = 16;

/// Whether a name can be written in a scenario: a letter, then letters, digits, `_` and `-`.
pub(crate) fn check_name(name: &str) -> Result<(), String> {
    let mut characters = name.chars();
    let first = characters.next().is_some_and(char::is_alphabetic);
    let rest = characters.all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    if first && rest && name.chars().count() <= LONGEST_NAME {
        return Ok(());
    }
    Err(format!(
        "\u{201c}{name}\u{201d} cannot be the name of a process: it must be a letter, then letters, digits, _ or -, {LONGEST_NAME} at most"
    ))
}

impl Machine {
    /// The name that a new process asks for, else the next letter.
    pub(super) fn new_name(&self, spec: &ProcessSpec) -> Result<String, String> {
        match &spec.name {
            Some(name) => check_name(name).map(|()| name.clone()),
            None => Ok(self.next_letter()),
        }
    }

    /// A, B, … Z, A2, B2, …: the first that no process has had.
    fn next_letter(&self) -> String {
        let mut taken = BTreeSet::new();
        self.processes.iter().for_each(|process| {
            taken.insert(process.name.as_str());
        });
        let names = (1u32..).flat_map(|round| {
            ('A'..='Z').map(move |letter| match round {
                1 => letter.to_string(),
                _ => format!("{letter}{round}"),
            })
        });
        names.into_iter().find(|name| !taken.contains(name.as_str())).unwrap_or_default()
    }
}

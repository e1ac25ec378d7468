//! Names of processes: what a name may be, and the next free letter.

use crate::command::ProcessSpec;
use crate::machine::Machine;

/// The longest name of a process, in characters.
const LONGEST_NAME: usize = 16;

/// Whether a name can be written in a scenario, in any script.
pub(crate) fn check_name(name: &str) -> Result<(), String> {
    let breaks = |c: char| c.is_whitespace() || c.is_control() || c == '=' || c == '#';
    let begins = name.chars().next().is_some_and(|first| !first.is_ascii_digit());
    if begins && !name.contains(breaks) && name.chars().count() <= LONGEST_NAME {
        return Ok(());
    }
    Err(format!(
        "\u{201c}{name}\u{201d} cannot be the name of a process: give it 1 to {LONGEST_NAME} characters without white space, = or #, the first no digit"
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
        let mut taken = vec![false; self.processes.len() + 1];
        for name in self.processes.iter().map(|process| process.name.as_str()) {
            if let Some(taken) = letter_number(name).and_then(|number| taken.get_mut(number)) {
                *taken = true;
            }
        }
        letter_name(taken.iter().position(|taken| !taken).unwrap_or(0))
    }
}

/// Names that are given when none is asked for, counted from 0.
fn letter_name(number: usize) -> String {
    let letter = char::from(b'A' + (number % 26) as u8);
    match number / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round + 1),
    }
}

/// The number of such a name.
fn letter_number(name: &str) -> Option<usize> {
    let (&letter, round) = name.as_bytes().split_first().filter(|(letter, _)| letter.is_ascii_uppercase())?;
    let round = if round.is_empty() { 1 } else { name.get(1..)?.parse::<u64>().ok()? };
    let number = round.checked_sub(1)?.checked_mul(26)?.checked_add(u64::from(letter - b'A'))?;
    let number = usize::try_from(number).ok()?;
    (letter_name(number) == name).then_some(number)
}

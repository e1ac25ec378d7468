//! Words to flags and what stands behind them, by the rules of Python's optparse, which the originals use.

use super::error::{HomeworkError, quoted};
use super::flag::Flag;
use super::simulator::Simulator;

/// A flag, and the text that was given with it; empty for a switch.
pub(super) type Given = (&'static Flag, String);

/// Reads all words. `-s 1`, `-s1`, `--seed 1`, `--seed=1`, `--se 1`, and switches together, `-Cc`.
pub(super) fn options(simulator: Simulator, words: &[String]) -> Result<Vec<Given>, HomeworkError> {
    let mut reader = Reader { simulator, words: words.iter(), read: Vec::new() };
    while let Some(word) = reader.words.next() {
        if let Some(long) = word.strip_prefix("--") {
            reader.long(long)?;
        } else {
            match word.strip_prefix('-') {
                Some(short) if !short.is_empty() => reader.short(short)?,
                _ => return Err(reader.stray(word)),
            }
        }
    }
    Ok(reader.read)
}

struct Reader<'a> {
    simulator: Simulator,
    words: std::slice::Iter<'a, String>,
    read: Vec<Given>,
}

impl Reader<'_> {
    /// What stands behind two dashes; nothing ends the flags.
    fn long(&mut self, text: &str) -> Result<(), HomeworkError> {
        if text.is_empty() {
            return self.words.next().map_or(Ok(()), |word| Err(self.stray(word)));
        }
        let (name, joined) = match text.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (text, None),
        };
        let flag = self.named(name)?;
        if flag.is_switch() && joined.is_some() {
            return Err(equals(flag));
        }
        self.take(flag, joined)
    }

    /// What stands behind one dash: switches, and then perhaps a flag with its value.
    fn short(&mut self, text: &str) -> Result<(), HomeworkError> {
        for (place, letter) in text.char_indices() {
            if letter == 'h' {
                return Err(help(self.simulator));
            }
            let Some(flag) = self.simulator.flags().iter().find(|flag| flag.short == letter) else {
                return Err(unknown(self.simulator, &format!("-{letter}")));
            };
            let behind = text.get(place + letter.len_utf8()..).unwrap_or_default();
            if behind.starts_with('=') {
                return Err(equals(flag));
            }
            let joined = Some(behind).filter(|behind| !behind.is_empty() && !flag.is_switch());
            self.take(flag, joined.map(str::to_owned))?;
            if !flag.is_switch() {
                break;
            }
        }
        Ok(())
    }

    fn take(&mut self, flag: &'static Flag, joined: Option<String>) -> Result<(), HomeworkError> {
        let value = if flag.is_switch() {
            Some(String::new())
        } else {
            joined.or_else(|| self.words.next().cloned())
        };
        let missing = || {
            let example = if flag.default.is_empty() { "+10,-0" } else { flag.default };
            let reason =
                format!("its value is missing ({}); write it like -{} {example}", flag.about, flag.short);
            HomeworkError::new(flag.dashed(), reason)
        };
        self.read.push((flag, value.ok_or_else(missing)?));
        Ok(())
    }

    /// The flag of that long name, or the only one that begins so.
    fn named(&self, name: &str) -> Result<&'static Flag, HomeworkError> {
        let flags = self.simulator.flags();
        if let Some(flag) = flags.iter().find(|flag| flag.long == name) {
            return Ok(flag);
        }
        let found: Vec<&Flag> = flags.iter().filter(|flag| flag.long.starts_with(name)).collect();
        let is_help = "help".starts_with(name);
        match found.as_slice() {
            [] if is_help => Err(help(self.simulator)),
            [flag] if !is_help => Ok(flag),
            [] => Err(unknown(self.simulator, &format!("--{name}"))),
            _ => {
                let mut names: Vec<String> = found.iter().map(|flag| format!("--{}", flag.long)).collect();
                names.extend(is_help.then(|| "--help".to_owned()));
                let reason = format!("this may be {}; write more of it", names.join(" or "));
                Err(HomeworkError::new(format!("--{name}"), reason))
            }
        }
    }

    /// A word that belongs to no flag.
    fn stray(&self, word: &str) -> HomeworkError {
        let before = self.read.last().filter(|(flag, _)| !flag.is_switch());
        let hint = before.map_or_else(String::new, |(flag, value)| {
            format!("; -{} has its value already, {}", flag.short, quoted(value))
        });
        let reason =
            format!("this belongs to no flag{hint}; a flag begins with a dash: {}", shorts(self.simulator));
        HomeworkError::new(quoted(word), reason)
    }
}

/// That `=` stands where it must not.
fn equals(flag: &Flag) -> HomeworkError {
    let reason = if flag.is_switch() {
        format!("nothing may stand behind it; write -{} or --{}", flag.short, flag.long)
    } else {
        format!(
            "only long flags take =; write -{} and the value, or --{}= and the value",
            flag.short, flag.long
        )
    };
    HomeworkError::new(flag.dashed(), reason)
}

fn unknown(simulator: Simulator, flag: &str) -> HomeworkError {
    let cut: String = flag.chars().take(40).collect();
    let name = simulator.name();
    let reason = if flag.starts_with("--") {
        let names: Vec<String> = simulator.flags().iter().map(|flag| format!("--{}", flag.long)).collect();
        format!("{name} has no such flag; it has {} and --help", names.join(", "))
    } else {
        format!("{name} has no such flag; it has {}", shorts(simulator))
    };
    HomeworkError::new(cut, reason)
}

fn shorts(simulator: Simulator) -> String {
    let names: Vec<String> = simulator.flags().iter().map(Flag::dashed).collect();
    format!("{} and -h", names.join(", "))
}

/// What `-h` tells: every flag with what it sets and what holds without it.
fn help(simulator: Simulator) -> HomeworkError {
    let told = simulator.flags().iter().map(|flag| {
        let otherwise =
            if flag.default.is_empty() { String::new() } else { format!(", {} if not given", flag.default) };
        format!("-{} or --{} ({}{otherwise})", flag.short, flag.long, flag.about)
    });
    let list: Vec<String> = told.collect();
    HomeworkError::new("-h", format!("{} takes {}", simulator.name(), list.join(", ")))
}

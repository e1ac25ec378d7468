//! From a scenario to `.sim` text.

use std::fmt;

use super::{Scenario, settings};
use crate::addr::AccessKind;
use crate::command::{Command, DEFAULT_STORE, ProcessSpec};
use crate::config::MachineConfig;

/// Writes the text that parses to an equal scenario.
pub fn print(scenario: &Scenario, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (mut config, mut plain) = (scenario.config.clone(), MachineConfig::default());
    f.write_str("machine")?;
    settings::write(&settings::machine(&mut config), &settings::machine(&mut plain), 4, f)?;
    if config.costs != plain.costs {
        f.write_str("costs")?;
        settings::write(&settings::costs(&mut config.costs), &settings::costs(&mut plain.costs), 0, f)?;
    }
    let mut position = 0;
    loop {
        if scenario.pause == Some(position) {
            f.write_str("pause\n")?;
        }
        let Some(next) = scenario.commands.get(position) else { return Ok(()) };
        let run = steps(scenario, position);
        match run {
            0 => command(next, f)?,
            1 => f.write_str("step\n")?,
            _ => writeln!(f, "step {run}")?,
        }
        position += run.max(1);
    }
}

/// How many steps stand in a row here, up to the pause.
fn steps(scenario: &Scenario, from: usize) -> usize {
    let mut to = from;
    while matches!(scenario.commands.get(to), Some(Command::Step))
        && (to == from || scenario.pause != Some(to))
    {
        to += 1;
    }
    to - from
}

fn command(command: &Command, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match command {
        Command::Create(spec) => process(spec, f),
        Command::Exit { who } => writeln!(f, "exit {who}"),
        Command::Switch { who } => writeln!(f, "switch {who}"),
        Command::Malloc { who, size, block } => {
            write!(f, "malloc {who} {size}")?;
            number(*block, f)
        }
        Command::Calloc { who, count, size, block } => {
            write!(f, "calloc {who} {count} {size}")?;
            number(*block, f)
        }
        Command::Realloc { who, at, size } => writeln!(f, "realloc {who} {at} {size}"),
        Command::Free { who, at } => writeln!(f, "free {who} {at}"),
        Command::Access { who, kind, at, value } => {
            write!(f, "{kind} {who} {at}")?;
            if *kind == AccessKind::Store && *value != DEFAULT_STORE {
                write!(f, " {value}")?;
            }
            writeln!(f)
        }
        Command::Compact => f.write_str("compact\n"),
        Command::Step => Ok(()),
    }
}

/// The number that a new block is to have, and the end of the line.
fn number(block: Option<u32>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match block {
        Some(number) => writeln!(f, " @{number}"),
        None => writeln!(f),
    }
}

fn process(spec: &ProcessSpec, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "process")?;
    if let Some(name) = &spec.name {
        write!(f, " {name}")?;
    }
    let (mut set, mut plain) = (ProcessSpec { program: None, ..spec.clone() }, ProcessSpec::default());
    settings::write(&settings::process(&mut set), &settings::process(&mut plain), 0, f)?;
    for line in spec.program.as_deref().unwrap_or("").lines().map(str::trim) {
        if !line.is_empty() {
            writeln!(f, "  {line}")?;
        }
    }
    Ok(())
}

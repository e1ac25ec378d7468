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
        Command::Malloc { who, size } => writeln!(f, "malloc {who} {size}"),
        Command::Free { who, address } => writeln!(f, "free {who} {address}"),
        Command::Access { who, kind, address, value } => {
            write!(f, "{kind} {who} {address}")?;
            if *kind == AccessKind::Store && *value != DEFAULT_STORE {
                write!(f, " {value}")?;
            }
            writeln!(f)
        }
        Command::Step => Ok(()),
    }
}

fn process(spec: &ProcessSpec, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "process")?;
    if let Some(name) = &spec.name {
        write!(f, " {name}")?;
    }
    let ProcessSpec { code, static_data, heap, stack, .. } = *spec;
    let mut sizes = ProcessSpec { code, static_data, heap, stack, ..ProcessSpec::default() };
    settings::write(&settings::sizes(&mut sizes), &settings::sizes(&mut ProcessSpec::default()), 0, f)?;
    for line in spec.program.as_deref().unwrap_or("").lines().map(str::trim) {
        if !line.is_empty() {
            writeln!(f, "  {line}")?;
        }
    }
    Ok(())
}

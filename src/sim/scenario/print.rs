//! From a scenario to `.sim` text.

use std::fmt;

use super::Scenario;
use crate::addr::AccessKind;
use crate::command::{Command, DEFAULT_STORE, ProcessSpec};
use crate::config::MachineConfig;
use crate::cost::Costs;

/// Writes the text that parses to an equal scenario.
pub fn print(scenario: &Scenario, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    machine(&scenario.config, f)?;
    costs(scenario.config.costs, f)?;
    let mut position = 0;
    loop {
        if scenario.pause == Some(position) {
            writeln!(f, "pause")?;
        }
        let Some(next) = scenario.commands.get(position) else { return Ok(()) };
        if *next == Command::Step {
            let run = steps(scenario, position);
            write_steps(run, f)?;
            position += run;
        } else {
            command(next, f)?;
            position += 1;
        }
    }
}

/// How many steps stand in a row here, up to the pause.
fn steps(scenario: &Scenario, from: usize) -> usize {
    let to = scenario.pause.filter(|&pause| pause > from).unwrap_or(usize::MAX);
    let ahead = scenario.commands.iter().enumerate().skip(from);
    ahead.take_while(|(index, next)| *index < to && **next == Command::Step).count()
}

fn write_steps(count: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if count == 1 { writeln!(f, "step") } else { writeln!(f, "step {count}") }
}

fn machine(config: &MachineConfig, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let plain = MachineConfig::default();
    write!(f, "machine mechanism={}", config.mechanism.name())?;
    write!(f, " memory={}", Size(config.memory))?;
    write!(f, " os={}", Size(config.os))?;
    write!(f, " address-space={}", Size(config.address_space))?;
    if config.placement != plain.placement {
        write!(f, " placement={}", config.placement.name())?;
    }
    if config.allocator != plain.allocator {
        write!(f, " allocator={}", config.allocator.name())?;
    }
    if config.header != plain.header {
        write!(f, " header={}", config.header)?;
    }
    if config.alignment != plain.alignment {
        write!(f, " alignment={}", config.alignment)?;
    }
    if !config.coalesce {
        write!(f, " coalesce=off")?;
    }
    writeln!(f)
}

fn costs(mut costs: Costs, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut plain = Costs::default();
    if costs == plain {
        return Ok(());
    }
    write!(f, "costs")?;
    for name in Costs::NAMES {
        let (set, usual) = (costs.by_name(name).copied(), plain.by_name(name).copied());
        if let Some(value) = set.filter(|_| set != usual) {
            write!(f, " {name}={value}")?;
        }
    }
    writeln!(f)
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
        Command::Step => writeln!(f, "step"),
    }
}

fn process(spec: &ProcessSpec, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "process")?;
    if let Some(name) = &spec.name {
        write!(f, " {name}")?;
    }
    let sizes = [("code", spec.code), ("data", spec.static_data), ("heap", spec.heap), ("stack", spec.stack)];
    for (name, size) in sizes {
        if let Some(size) = size {
            write!(f, " {name}={}", Size(size))?;
        }
    }
    writeln!(f)?;
    let lines = spec.program.as_deref().unwrap_or("").lines();
    lines.map(str::trim).filter(|line| !line.is_empty()).try_for_each(|line| writeln!(f, "  {line}"))
}

/// A size as a person writes it: 64K rather than 65536.
struct Size(u64);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [(30, 'G'), (20, 'M'), (10, 'K')];
        match units.into_iter().find(|(shift, _)| self.0 > 0 && self.0.is_multiple_of(1 << shift)) {
            Some((shift, letter)) => write!(f, "{}{letter}", self.0 >> shift),
            None => write!(f, "{}", self.0),
        }
    }
}

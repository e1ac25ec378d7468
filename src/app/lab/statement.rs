//! What a person fills in, as a line of a scenario: the Lab's forms and its source speak one language. No web types.

use sim::{Command, Machine, MachineConfig, Scenario};

/// The commands that lines of a scenario ask for. An error is a sentence about what is wrong and what would be right.
pub fn commands(lines: &str) -> Result<Vec<Command>, String> {
    match Scenario::parse_commands(lines) {
        Ok(read) => Ok(read.into_iter().map(|(_, command)| command).collect()),
        Err(error) => Err(error.message),
    }
}

/// A number as a scenario writes it: `16`, `0x10`, `4K`.
pub fn number(text: &str) -> Result<u64, String> {
    match commands(&format!("malloc A {text}"))?.as_slice() {
        [Command::Malloc { size, .. }] => Ok(*size),
        _ => Err(format!("\u{201c}{text}\u{201d} is not a number; write it like 4096, 4K or 0x1000")),
    }
}

/// The line on which a setting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// How the machine is built.
    Machine,
    /// What things cost.
    Costs,
}

/// A machine with one setting changed, the value as typed: `16`, `0x10`, `64K`, `best-fit`.
pub fn configured(
    config: &MachineConfig,
    line: Line,
    key: &str,
    value: &str,
) -> Result<MachineConfig, String> {
    let scenario = Scenario { config: config.clone(), ..Scenario::default() };
    let printed = scenario.to_string();
    let (machine, costs) = printed.split_once('\n').unwrap_or((&printed, ""));
    let text = match line {
        Line::Machine => format!("{}\n{costs}", with(machine, key, value)),
        Line::Costs if costs.is_empty() => format!("{machine}\ncosts {key}={value}"),
        Line::Costs => format!("{machine}\n{}", with(costs.trim_end(), key, value)),
    };
    Scenario::parse(&text).map(|scenario| scenario.config).map_err(|error| error.message)
}

/// A line on which a key has another value.
fn with(line: &str, key: &str, value: &str) -> String {
    let others =
        line.split_whitespace().filter(|word| word.split_once('=').is_none_or(|(other, _)| other != key));
    let words: Vec<&str> = others.collect();
    format!("{} {key}={value}", words.join(" "))
}

/// The commands that run a process for at most so many instructions: until it ends, is refused, or loses the CPU.
pub fn run(machine: &Machine, pid: u32, name: &str, most: usize) -> Result<Vec<Command>, String> {
    let mut machine = machine.clone();
    let mut commands = Vec::new();
    if machine.running() != Some(pid) {
        commands = self::commands(&format!("switch {name}"))?;
        commands.iter().for_each(|command| drop(machine.apply(command)));
    }
    for _ in 0..most.max(1) {
        let events = machine.apply(&Command::Step);
        if let [sim::Event::Rejected { reason }] = events.as_slice() {
            return if commands.contains(&Command::Step) { Ok(commands) } else { Err(reason.clone()) };
        }
        commands.push(Command::Step);
        if machine.running() != Some(pid) {
            break;
        }
    }
    Ok(commands)
}

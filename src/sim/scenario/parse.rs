//! From `.sim` text to a scenario.

use super::words::{Word, words};
use super::{Scenario, ScenarioError};
use crate::addr::{AccessKind, VirtAddr};
use crate::command::{Command, DEFAULT_STORE, ProcessSpec, Who};
use crate::config::MachineConfig;
use crate::isa::assemble;
use crate::kernel::check_name;
use crate::mechanism::Mechanism;
use crate::policy::Policy;

/// The statements there are, for messages.
const STATEMENTS: &str =
    "machine, costs, process, switch, step, malloc, free, load, store, fetch, exit or pause";

/// The most commands that one `step` line may stand for.
const MOST_STEPS: u64 = 1_000_000;

/// Reads a whole text.
pub fn parse(text: &str) -> Result<Scenario, ScenarioError> {
    let mut parser = Parser::default();
    for (index, line) in text.lines().enumerate() {
        parser.line(line, index + 1)?;
    }
    parser.end_program()?;
    Ok(parser.scenario)
}

/// Reads commands for a machine that is there already; each comes with its line, from 1.
pub fn parse_commands(text: &str) -> Result<Vec<(usize, Command)>, ScenarioError> {
    let mut parser = Parser { commands_only: true, ..Parser::default() };
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate() {
        parser.line(line, index + 1)?;
        lines.resize(parser.scenario.commands.len(), index + 1);
    }
    parser.end_program()?;
    Ok(lines.into_iter().zip(parser.scenario.commands).collect())
}

#[derive(Default)]
struct Parser {
    scenario: Scenario,
    commands_only: bool,
    program: Program,
    machine_seen: bool,
}

/// The program lines gathered for the process just declared.
#[derive(Default)]
struct Program {
    lines: Vec<String>,
    /// For each line: its number in the text and the columns before its first character.
    places: Vec<(usize, usize)>,
}

impl Parser {
    fn line(&mut self, text: &str, number: usize) -> Result<(), ScenarioError> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Ok(());
        }
        let indented = text.starts_with(char::is_whitespace);
        if indented && matches!(self.scenario.commands.last(), Some(Command::Create(_))) {
            let indent = text.chars().take_while(|c| c.is_whitespace()).count();
            self.program.lines.push(trimmed.to_owned());
            self.program.places.push((number, indent));
            return Ok(());
        }
        let words = words(text, number);
        let Some((first, rest)) = words.split_first() else { return Ok(()) };
        self.end_program()?;
        self.statement(first, rest)
    }

    fn statement(&mut self, first: &Word<'_>, rest: &[Word<'_>]) -> Result<(), ScenarioError> {
        match first.text {
            "machine" | "costs" | "pause" if self.commands_only => {
                return Err(first.error(format!("{} has no place here; only commands have", first.text)));
            }
            "machine" => return self.machine(first, rest),
            "costs" => return self.costs(first, rest),
            "pause" => {
                nothing_after(rest)?;
                self.scenario.pause = Some(self.scenario.commands.len());
                return Ok(());
            }
            "step" => return self.steps(rest),
            _ => {}
        }
        let command = command(first, rest)?;
        self.scenario.commands.push(command);
        Ok(())
    }

    fn machine(&mut self, first: &Word<'_>, rest: &[Word<'_>]) -> Result<(), ScenarioError> {
        self.before_commands(first)?;
        if std::mem::replace(&mut self.machine_seen, true) {
            return Err(first.error("there is a machine line already; put all its settings on one line"));
        }
        for word in rest {
            let (key, value) = word.setting()?;
            set(&mut self.scenario.config, &key, &value)?;
        }
        self.scenario.config.check().map_err(|message| first.error(message))
    }

    fn costs(&mut self, first: &Word<'_>, rest: &[Word<'_>]) -> Result<(), ScenarioError> {
        self.before_commands(first)?;
        for word in rest {
            let (key, value) = word.setting()?;
            let costs = &mut self.scenario.config.costs;
            let cost = costs.by_name(key.text).ok_or_else(|| {
                key.error(format!(
                    "\u{201c}{}\u{201d} is no cost; there are memory, instruction, trap, switch, visit and copy",
                    key.text
                ))
            })?;
            *cost = value.number()?;
            self.scenario.config.check().map_err(|message| value.error(message))?;
        }
        Ok(())
    }

    fn before_commands(&self, word: &Word<'_>) -> Result<(), ScenarioError> {
        if self.scenario.commands.is_empty() {
            return Ok(());
        }
        Err(word.error(format!("{} must come before the first command", word.text)))
    }

    fn steps(&mut self, rest: &[Word<'_>]) -> Result<(), ScenarioError> {
        let (count, rest) = match rest.split_first() {
            Some((word, rest)) => (in_range(word, 1, MOST_STEPS)?, rest),
            None => (1, rest),
        };
        nothing_after(rest)?;
        self.scenario.commands.extend((0..count).map(|_| Command::Step));
        Ok(())
    }

    /// Gives the gathered lines to the process they belong to, once they assemble.
    fn end_program(&mut self) -> Result<(), ScenarioError> {
        let Program { lines, places } = std::mem::take(&mut self.program);
        if lines.is_empty() {
            return Ok(());
        }
        let source = lines.join("\n");
        assemble(&source, 0).map_err(|error| {
            let place = places.get(error.line.saturating_sub(1)).copied().unwrap_or((1, 0));
            ScenarioError { line: place.0, column: place.1 + error.column, message: error.message }
        })?;
        if let Some(Command::Create(spec)) = self.scenario.commands.last_mut() {
            spec.program = Some(source);
        }
        Ok(())
    }
}

fn set(config: &mut MachineConfig, key: &Word<'_>, value: &Word<'_>) -> Result<(), ScenarioError> {
    let named = |message| value.error(message);
    match key.text {
        "mechanism" => config.mechanism = Mechanism::named(value.text).map_err(named)?,
        "memory" => config.memory = value.number()?,
        "os" => config.os = value.number()?,
        "address-space" => config.address_space = value.number()?,
        "placement" => config.placement = Policy::named(value.text).map_err(named)?,
        "allocator" => config.allocator = Policy::named(value.text).map_err(named)?,
        "header" => config.header = value.number()?,
        "alignment" => config.alignment = value.number()?,
        "coalesce" => config.coalesce = on_or_off(value)?,
        other => {
            return Err(key.error(format!(
                "\u{201c}{other}\u{201d} is no setting of the machine; there are mechanism, memory, os, address-space, placement, allocator, header, alignment and coalesce"
            )));
        }
    }
    Ok(())
}

fn on_or_off(word: &Word<'_>) -> Result<bool, ScenarioError> {
    match word.text {
        "on" => Ok(true),
        "off" => Ok(false),
        other => Err(word.error(format!("\u{201c}{other}\u{201d} is neither on nor off"))),
    }
}

fn command(first: &Word<'_>, rest: &[Word<'_>]) -> Result<Command, ScenarioError> {
    let mut rest = Rest { keyword: first, words: rest.iter() };
    let command = match first.text {
        "process" => return create(rest.words.as_slice()),
        "switch" => Command::Switch { who: rest.who()? },
        "exit" => Command::Exit { who: rest.who()? },
        "malloc" => Command::Malloc { who: rest.who()?, size: rest.number("a size in bytes")? },
        "free" => Command::Free { who: rest.who()?, address: rest.address()? },
        "load" | "store" | "fetch" => {
            let kind = match first.text {
                "load" => AccessKind::Load,
                "store" => AccessKind::Store,
                _ => AccessKind::Fetch,
            };
            let (who, address) = (rest.who()?, rest.address()?);
            let value = if kind == AccessKind::Store { rest.byte()? } else { DEFAULT_STORE };
            Command::Access { who, kind, address, value }
        }
        other => {
            let message = format!("\u{201c}{other}\u{201d} is not a statement; there are {STATEMENTS}");
            return Err(first.error(message));
        }
    };
    nothing_after(rest.words.as_slice())?;
    Ok(command)
}

fn create(words: &[Word<'_>]) -> Result<Command, ScenarioError> {
    let mut spec = ProcessSpec::default();
    for (index, word) in words.iter().enumerate() {
        if index == 0 && !word.text.contains('=') {
            check_name(word.text).map_err(|message| word.error(message))?;
            spec.name = Some(word.text.to_owned());
            continue;
        }
        let (key, value) = word.setting()?;
        let size = match key.text {
            "code" => &mut spec.code,
            "data" => &mut spec.static_data,
            "heap" => &mut spec.heap,
            "stack" => &mut spec.stack,
            other => {
                return Err(key.error(format!(
                    "\u{201c}{other}\u{201d} is no setting of a process; there are code, data, heap and stack"
                )));
            }
        };
        *size = Some(value.number()?);
    }
    Ok(Command::Create(spec))
}

/// The words that are left of a statement.
struct Rest<'a, 'b> {
    keyword: &'a Word<'b>,
    words: std::slice::Iter<'a, Word<'b>>,
}

impl<'a, 'b> Rest<'a, 'b> {
    fn next(&mut self, what: &str) -> Result<&'a Word<'b>, ScenarioError> {
        self.words.next().ok_or_else(|| {
            let end =
                Word { column: self.keyword.column + self.keyword.text.chars().count(), ..*self.keyword };
            end.error(format!("{} needs {what}", self.keyword.text))
        })
    }

    fn who(&mut self) -> Result<Who, ScenarioError> {
        let word = self.next("a process: its name or pid")?;
        if word.text.starts_with(|c: char| c.is_ascii_digit()) {
            return Ok(Who::Pid(in_range(word, 1, u64::from(u32::MAX))? as u32));
        }
        check_name(word.text).map_err(|message| word.error(message))?;
        Ok(Who::Name(word.text.to_owned()))
    }

    fn number(&mut self, what: &str) -> Result<u64, ScenarioError> {
        self.next(what)?.number()
    }

    fn address(&mut self) -> Result<VirtAddr, ScenarioError> {
        self.number("a virtual address").map(VirtAddr)
    }

    fn byte(&mut self) -> Result<u8, ScenarioError> {
        match self.words.next() {
            Some(word) => Ok(in_range(word, 0, 255)? as u8),
            None => Ok(DEFAULT_STORE),
        }
    }
}

fn in_range(word: &Word<'_>, least: u64, most: u64) -> Result<u64, ScenarioError> {
    let number = word.number()?;
    if (least..=most).contains(&number) {
        return Ok(number);
    }
    Err(word.error(format!("{} is out of range; it must be from {least} to {most}", word.text)))
}

fn nothing_after(rest: &[Word<'_>]) -> Result<(), ScenarioError> {
    match rest.first() {
        None => Ok(()),
        Some(word) => Err(word.error(format!("\u{201c}{}\u{201d} is one word too many here", word.text))),
    }
}

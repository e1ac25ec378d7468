//! From `.sim` text to a scenario.

mod command;
mod settings;

use super::words::{Word, words};
use super::{Scenario, ScenarioError};
use crate::command::Command;
use crate::isa::assemble;

const MOST_COMMANDS: usize = Scenario::MOST_COMMANDS;

/// Reads a whole text.
pub fn parse(text: &str) -> Result<Scenario, ScenarioError> {
    let mut parser = Parser::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
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
            "pause" => return self.pause(first, rest),
            "step" => return self.steps(first, rest),
            _ => {}
        }
        let command = command::command(first, rest)?;
        self.add(first, command, 1)
    }

    fn add(&mut self, first: &Word<'_>, command: Command, count: u64) -> Result<(), ScenarioError> {
        let room = MOST_COMMANDS - self.scenario.commands.len();
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        if count > room {
            let message =
                format!("a scenario has at most {MOST_COMMANDS} commands, and here {room} are left");
            return Err(first.error(message));
        }
        self.scenario.commands.extend(std::iter::repeat_n(command, count));
        Ok(())
    }

    fn pause(&mut self, first: &Word<'_>, rest: &[Word<'_>]) -> Result<(), ScenarioError> {
        nothing_after(rest)?;
        match self.scenario.pause.replace(self.scenario.commands.len()) {
            None => Ok(()),
            Some(_) => Err(first.error("there is a pause already; a scenario opens at one moment")),
        }
    }

    fn machine(&mut self, first: &Word<'_>, rest: &[Word<'_>]) -> Result<(), ScenarioError> {
        self.before_commands(first)?;
        if std::mem::replace(&mut self.machine_seen, true) {
            return Err(first.error("there is a machine line already; put all its settings on one line"));
        }
        settings::machine(&mut self.scenario.config, first, rest)
    }

    fn costs(&mut self, first: &Word<'_>, rest: &[Word<'_>]) -> Result<(), ScenarioError> {
        self.before_commands(first)?;
        settings::costs(&mut self.scenario.config, rest)
    }

    fn before_commands(&self, word: &Word<'_>) -> Result<(), ScenarioError> {
        if self.scenario.commands.is_empty() {
            return Ok(());
        }
        Err(word.error(format!("{} must come before the first command", word.text)))
    }

    fn steps(&mut self, first: &Word<'_>, rest: &[Word<'_>]) -> Result<(), ScenarioError> {
        let (count, rest) = match rest.split_first() {
            Some((word, rest)) => (in_range(word, 1, MOST_COMMANDS as u64)?, rest),
            None => (1, rest),
        };
        nothing_after(rest)?;
        self.add(first, Command::Step, count)
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

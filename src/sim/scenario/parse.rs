//! From `.sim` text to a scenario.

mod command;

use super::settings;
use super::words::{Word, in_range, words};
use super::{Failure, Scenario, ScenarioError};
use crate::command::Command;
use crate::isa::assemble;

const MOST_COMMANDS: usize = Scenario::MOST_COMMANDS;

/// Reads a whole text.
pub fn parse(text: &str) -> Result<Scenario, Failure> {
    Ok(read(text, false)?.scenario)
}

/// Reads a whole text; for each command there is its line, from 1.
pub fn parse_with_lines(text: &str) -> Result<(Scenario, Vec<usize>), Failure> {
    let Parser { scenario, lines, .. } = read(text, false)?;
    Ok((scenario, lines))
}

/// Reads commands for a machine that is there already; each comes with its line, from 1.
pub fn parse_commands(text: &str) -> Result<Vec<(usize, Command)>, Failure> {
    let Parser { scenario, lines, .. } = read(text, true)?;
    Ok(lines.into_iter().zip(scenario.commands).collect())
}

fn read(text: &str, commands_only: bool) -> Result<Parser, Failure> {
    let mut parser = Parser { commands_only, ..Parser::default() };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, line) in text.lines().enumerate() {
        parser.line(line, index + 1)?;
        parser.lines.resize(parser.scenario.commands.len(), index + 1);
    }
    parser.end_program()?;
    Ok(parser)
}

#[derive(Default)]
struct Parser {
    scenario: Scenario,
    /// For each command: its line in the text.
    lines: Vec<usize>,
    commands_only: bool,
    program: Program,
    machine_seen: bool,
}

/// The program lines gathered for the process just declared.
#[derive(Default)]
struct Program {
    source: String,
    /// For each line: its number in the text and the columns before its first character.
    places: Vec<(usize, usize)>,
}

impl Parser {
    fn line(&mut self, text: &str, number: usize) -> Result<(), Failure> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Ok(());
        }
        if text.starts_with(char::is_whitespace) && self.is_below_a_process() {
            self.program.add(trimmed, number, text.chars().take_while(|c| c.is_whitespace()).count());
            return Ok(());
        }
        let words = words(text, number);
        let Some((first, rest)) = words.split_first() else { return Ok(()) };
        self.end_program()?;
        self.statement(first, rest)
    }

    /// Whether nothing but program lines stands between here and a process line.
    fn is_below_a_process(&self) -> bool {
        let created = matches!(self.scenario.commands.last(), Some(Command::Create(_)));
        created && self.scenario.pause != Some(self.scenario.commands.len())
    }

    fn statement(&mut self, first: &Word<'_>, rest: &[Word<'_>]) -> Result<(), Failure> {
        match first.text {
            "machine" | "costs" | "pause" if self.commands_only => {
                return Err(first.error(format_args!("{} has no place here; only commands have", first.text)));
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

    fn add(&mut self, first: &Word<'_>, command: Command, count: u64) -> Result<(), Failure> {
        let room = MOST_COMMANDS - self.scenario.commands.len();
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        if count > room {
            return Err(first.error(format_args!(
                "a scenario has at most {MOST_COMMANDS} commands, and here {room} are left"
            )));
        }
        self.scenario.commands.extend(std::iter::repeat_n(command, count));
        Ok(())
    }

    fn pause(&mut self, first: &Word<'_>, rest: &[Word<'_>]) -> Result<(), Failure> {
        nothing_after(rest)?;
        match self.scenario.pause.replace(self.scenario.commands.len()) {
            None => Ok(()),
            Some(_) => {
                Err(first.error(format_args!("there is a pause already; a scenario opens at one moment")))
            }
        }
    }

    fn machine(&mut self, first: &Word<'_>, rest: &[Word<'_>]) -> Result<(), Failure> {
        self.before_commands(first)?;
        if std::mem::replace(&mut self.machine_seen, true) {
            let message = format_args!("there is a machine line already; put all its settings on one line");
            return Err(first.error(message));
        }
        let config = &mut self.scenario.config;
        settings::read(rest, &mut settings::machine(config), "setting of the machine")?;
        config.check_settings().map_err(|wrong| {
            let set = rest.iter().filter_map(|word| word.setting().ok());
            let culprit = set.into_iter().find(|(key, _)| key.text == wrong.setting);
            culprit.map_or(*first, |(_, value)| value).error(format_args!("{}", wrong.message))
        })
    }

    fn costs(&mut self, first: &Word<'_>, rest: &[Word<'_>]) -> Result<(), Failure> {
        self.before_commands(first)?;
        settings::read(rest, &mut settings::costs(&mut self.scenario.config.costs), "cost")
    }

    fn before_commands(&self, word: &Word<'_>) -> Result<(), Failure> {
        if self.scenario.commands.is_empty() {
            return Ok(());
        }
        Err(word.error(format_args!("{} must come before the first command", word.text)))
    }

    fn steps(&mut self, first: &Word<'_>, rest: &[Word<'_>]) -> Result<(), Failure> {
        let (count, rest) = match rest.split_first() {
            Some((word, rest)) => (in_range(word, 1, MOST_COMMANDS as u64)?, rest),
            None => (1, rest),
        };
        nothing_after(rest)?;
        self.add(first, Command::Step, count)
    }

    /// Gives the gathered lines to the process they belong to, once they assemble.
    fn end_program(&mut self) -> Result<(), Failure> {
        let Program { source, places } = std::mem::take(&mut self.program);
        if places.is_empty() {
            return Ok(());
        }
        assemble(&source, 0).map_err(|error| {
            let place = places.get(error.line.saturating_sub(1)).copied().unwrap_or((1, 0));
            Box::new(ScenarioError { line: place.0, column: place.1 + error.column, message: error.message })
        })?;
        if let Some(Command::Create(spec)) = self.scenario.commands.last_mut() {
            spec.program = Some(source);
        }
        Ok(())
    }
}

impl Program {
    fn add(&mut self, line: &str, number: usize, indent: usize) {
        if !self.places.is_empty() {
            self.source.push('\n');
        }
        self.source.push_str(line);
        self.places.push((number, indent));
    }
}

fn nothing_after(rest: &[Word<'_>]) -> Result<(), Failure> {
    match rest.first() {
        None => Ok(()),
        Some(word) => {
            Err(word.error(format_args!("\u{201c}{}\u{201d} is one word too many here", word.text)))
        }
    }
}

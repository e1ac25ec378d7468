//! The source of the Lab: the scenario as the person wrote it, and below it every action as a line. No web types.
//!
//! The text is never printed anew for an action: what was typed stays, comments included. Only the line of a setting
//! that was changed is written again.

use sim::{Command, MachineConfig, Scenario, ScenarioError};

/// The text, and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Source {
    text: String,
    /// For each command of the machine its line in the text, from 1; of the text as it was when it last made sense.
    lines: Vec<u32>,
    error: Option<ScenarioError>,
    state: State,
}

/// How text and machine stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// The machine does what the text says.
    #[default]
    Read,
    /// The text was edited since it was read, or makes no sense.
    Edited,
    /// There is no text; the history is too long.
    Absent,
}

impl Source {
    /// Lines that are shown at most; a longer text would be slow to edit in a page.
    pub const MOST_LINES: usize = 2_000;

    /// The source of a history that is kept by its timeline alone.
    pub fn absent() -> Self {
        Self { state: State::Absent, ..Self::default() }
    }

    /// Reads a text; the scenario too, where it makes sense.
    pub fn read(text: String) -> (Self, Option<Scenario>) {
        let mut source = Self { text, state: State::Edited, ..Self::default() };
        let scenario = source.reread();
        (source, scenario)
    }

    /// The text; none where there is none, or too much of it.
    pub fn shown(&self) -> Option<&str> {
        let fits = || self.text.lines().nth(Self::MOST_LINES).is_none();
        (self.state != State::Absent && fits()).then_some(self.text.as_str())
    }

    /// The text however long it is; none where only the timeline knows it.
    pub fn text(&self) -> Option<&str> {
        (self.state != State::Absent).then_some(self.text.as_str())
    }

    /// What is wrong with the text.
    pub fn error(&self) -> Option<&ScenarioError> {
        self.error.as_ref()
    }

    /// Whether the text was edited and not read since, or makes no sense.
    pub fn is_edited(&self) -> bool {
        self.state == State::Edited
    }

    /// Takes what the person typed, to be read later.
    pub fn edit(&mut self, text: String) {
        self.text = text;
        self.state = State::Edited;
    }

    /// Reads the text as it is now: the scenario, or none and `error` says why.
    pub fn reread(&mut self) -> Option<Scenario> {
        match Scenario::parse_with_lines(&self.text) {
            Ok((scenario, lines)) => {
                self.lines = lines.into_iter().map(|line| line as u32).collect();
                self.error = None;
                self.state = State::Read;
                Some(scenario)
            }
            Err(error) => {
                self.error = Some(error);
                self.state = State::Edited;
                None
            }
        }
    }

    /// Appends commands that were given behind the first `at`; what lay ahead of those is cut off. A text that makes
    /// no sense is not cut: what the person is writing there must not be lost.
    pub fn push(&mut self, at: usize, commands: &[Command]) {
        match self.state {
            State::Absent => return,
            State::Read => self.cut(at),
            State::Edited => {}
        }
        let statements = self.continued(commands).unwrap_or_else(|| statements(commands));
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        let before = self.text.lines().count() as u32;
        self.text.push_str(&statements);
        if self.state == State::Read {
            let read = Scenario::parse_commands(&statements).unwrap_or_default();
            self.lines.extend(read.into_iter().map(|(line, _)| before + line as u32));
        }
    }

    /// Writes the machine's settings anew, on the lines where they stand.
    pub fn set_config(&mut self, config: &MachineConfig) {
        let scenario = Scenario { config: config.clone(), ..Scenario::default() };
        let printed = scenario.to_string();
        let (machine, costs) = printed.split_once('\n').unwrap_or((&printed, ""));
        let with_costs = replaced(&self.text, "costs", costs.trim_end());
        self.text = replaced(&with_costs, "machine", machine);
        if self.state == State::Read {
            self.reread();
        }
    }

    /// The lines of the command just behind a moment, first and last, from 1: a process with its program.
    pub fn lines_at(&self, position: usize) -> Option<(usize, usize)> {
        let first = self.line_of(position.checked_sub(1)?)?;
        let more = self.text.lines().skip(first);
        let program =
            more.take_while(|line| line.starts_with(char::is_whitespace) && !line.trim().is_empty());
        Some((first, first + program.count()))
    }

    /// The line of a command, from 1; none while the text is being edited.
    pub fn line_of(&self, command: usize) -> Option<usize> {
        let line = self.lines.get(command).filter(|_| self.state == State::Read)?;
        Some(*line as usize)
    }

    /// The moment behind the commands up to a line, its own included.
    pub fn moment_of(&self, line: usize) -> usize {
        self.lines.partition_point(|other| *other as usize <= line)
    }

    /// Cuts off what stands behind the first `at` commands.
    fn cut(&mut self, at: usize) {
        let Some(line) = self.lines.get(at).copied() else { return };
        let begun = at - self.lines.partition_point(|other| *other < line);
        self.lines.truncate(at);
        let kept = self.text.split_inclusive('\n').take(line.saturating_sub(1) as usize);
        self.text = kept.collect();
        if begun > 0 {
            self.text.push_str(&steps(begun));
        }
    }

    /// More steps behind a line of nothing but steps: that line is taken off, and what to write instead comes back.
    fn continued(&mut self, commands: &[Command]) -> Option<String> {
        let line = *self.lines.last().filter(|_| self.state == State::Read)?;
        let text = self.text.trim_end();
        let start = text.rfind('\n').map_or(0, |newline| newline + 1);
        let last = text.get(start..)?;
        let alone =
            last == "step" || last.strip_prefix("step ").is_some_and(|count| count.parse::<u32>().is_ok());
        let is_last = text.lines().count() == line as usize;
        if !alone || !is_last || commands.iter().any(|command| *command != Command::Step) {
            return None;
        }
        let before = self.lines.partition_point(|other| *other < line);
        let count = self.lines.len() - before + commands.len();
        self.lines.truncate(before);
        self.text.truncate(start);
        Some(steps(count))
    }
}

/// Commands as lines of a scenario.
fn statements(commands: &[Command]) -> String {
    let scenario = Scenario { commands: commands.to_vec(), ..Scenario::default() };
    let printed = scenario.to_string();
    printed.split_once('\n').map_or_else(String::new, |(_machine, rest)| rest.to_owned())
}

fn steps(count: usize) -> String {
    if count == 1 { "step\n".to_owned() } else { format!("step {count}\n") }
}

/// A text whose line that begins with a keyword says something else, or nothing; above the first statement where there
/// was none. A comment on that line stays.
fn replaced(text: &str, keyword: &str, statement: &str) -> String {
    let mut statement = Some(statement).filter(|statement| !statement.is_empty());
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.split_whitespace().next() != Some(keyword) {
            lines.push(line.to_owned());
            continue;
        }
        let comment = line.split_once('#').map(|(_, comment)| comment);
        match (statement.take(), comment) {
            (Some(new), Some(comment)) => lines.push(format!("{new}  #{comment}")),
            (Some(new), None) => lines.push(new.to_owned()),
            (None, Some(comment)) => lines.push(format!("#{comment}")),
            (None, None) => {}
        }
    }
    if let Some(new) = statement {
        let is_statement = |line: &String| !line.trim().is_empty() && !line.trim_start().starts_with('#');
        let first = lines.iter().position(is_statement).unwrap_or(lines.len());
        let below = lines.get(first).is_some_and(|line| line.split_whitespace().next() == Some("machine"));
        lines.insert(first + usize::from(below), new.to_owned());
    }
    lines.push(String::new());
    lines.join("\n")
}

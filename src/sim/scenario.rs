//! Scenarios: a machine and what to do with it, and the `.sim` text that says so.
//!
//! ```text
//! machine mechanism=segmentation memory=64K os=8K address-space=16K
//! process A code=2K data=1K heap=2K stack=1K
//!   0x10: movl 0x8(%rbp), %edi
//!   0x13: addl $0x3, %edi
//!   0x19: movl %edi, 0x8(%rbp)
//! pause            # the scenario opens here, what follows lies ahead
//! step 3
//! malloc A 12
//! ```

mod parse;
mod print;
mod settings;
mod words;

use std::fmt;

use crate::command::Command;
use crate::config::MachineConfig;

/// A machine, what to do with it, and where to open it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// How the machine is built.
    pub config: MachineConfig,
    /// What is asked of it, in order.
    pub commands: Vec<Command>,
    /// After how many commands it opens; none means at the end.
    pub pause: Option<usize>,
}

impl Scenario {
    /// The most commands of one scenario; every step is one. More would fill a browser's memory.
    pub const MOST_COMMANDS: usize = 2_000_000;

    /// Reads the `.sim` form. An error names line and column, what is wrong and what would be right.
    pub fn parse(text: &str) -> Result<Self, ScenarioError> {
        parse::parse(text).map_err(|failure| *failure)
    }

    /// The same, and for each command the line on which it begins, from 1; the commands of `step 3` share one.
    pub fn parse_with_lines(text: &str) -> Result<(Self, Vec<usize>), ScenarioError> {
        parse::parse_with_lines(text).map_err(|failure| *failure)
    }

    /// Reads commands alone, for a machine that is there already: each with its line, from 1.
    /// An error names line and column; `machine`, `costs` and `pause` are errors here.
    pub fn parse_commands(text: &str) -> Result<Vec<(usize, Command)>, ScenarioError> {
        parse::parse_commands(text).map_err(|failure| *failure)
    }

    /// After how many commands it opens.
    pub fn opens_at(&self) -> usize {
        self.pause.unwrap_or(self.commands.len()).min(self.commands.len())
    }
}

/// The `.sim` form: parsing it gives an equal scenario.
impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print::print(self, f)
    }
}

/// What is wrong with a scenario's text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

/// An error on its way up: a pointer, which costs least to hand on.
type Failure = Box<ScenarioError>;

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for ScenarioError {}

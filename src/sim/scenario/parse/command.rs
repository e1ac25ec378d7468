//! Statements that ask something of the machine.

use super::super::ScenarioError;
use super::super::words::Word;
use super::settings::sizes;
use super::{in_range, nothing_after};
use crate::addr::{AccessKind, VirtAddr};
use crate::command::{Command, DEFAULT_STORE, ProcessSpec, Who};
use crate::kernel::check_name;

/// The statements there are, for messages.
const STATEMENTS: &str =
    "machine, costs, process, switch, step, malloc, free, load, store, fetch, exit or pause";

/// The command that a statement of this first word and these others means.
pub fn command(first: &Word<'_>, rest: &[Word<'_>]) -> Result<Command, ScenarioError> {
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

/// A name, perhaps, then sizes.
fn create(words: &[Word<'_>]) -> Result<Command, ScenarioError> {
    let mut spec = ProcessSpec::default();
    let mut settings = words;
    if let Some((first, rest)) = words.split_first()
        && !first.text.contains('=')
    {
        check_name(first.text).map_err(|message| first.error(message))?;
        spec.name = Some(first.text.to_owned());
        settings = rest;
    }
    sizes(&mut spec, settings)?;
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

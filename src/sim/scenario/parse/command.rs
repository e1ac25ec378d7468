//! Statements that ask something of the machine.

use super::super::Failure;
use super::super::settings;
use super::super::words::Word;
use super::{in_range, nothing_after};
use crate::addr::{AccessKind, VirtAddr};
use crate::command::{Command, DEFAULT_STORE, ProcessSpec, Who};
use crate::kernel::check_name;
use crate::wording::unknown;

/// The statements there are, for messages.
const STATEMENTS: [&str; 12] = [
    "machine", "costs", "process", "switch", "step", "malloc", "free", "load", "store", "fetch", "exit",
    "pause",
];

/// The command that a statement of this first word and these others means.
pub fn command(first: &Word<'_>, rest: &[Word<'_>]) -> Result<Command, Failure> {
    let mut rest = Rest { keyword: first, words: rest.iter() };
    let access = AccessKind::ALL.into_iter().find(|kind| kind.name() == first.text);
    let command = match first.text {
        "process" => return create(rest.words.as_slice()),
        "switch" => Command::Switch { who: rest.who()? },
        "exit" => Command::Exit { who: rest.who()? },
        "malloc" => Command::Malloc { who: rest.who()?, size: rest.number("a size in bytes")? },
        "free" => Command::Free { who: rest.who()?, address: rest.address()? },
        other => {
            let Some(kind) = access else {
                let message = unknown(other, "not a statement; there are", &STATEMENTS, " or ");
                return Err(first.error(format_args!("{message}")));
            };
            let (who, address) = (rest.who()?, rest.address()?);
            let value = if kind == AccessKind::Store { rest.byte()? } else { DEFAULT_STORE };
            Command::Access { who, kind, address, value }
        }
    };
    nothing_after(rest.words.as_slice())?;
    Ok(command)
}

/// A name, perhaps, then sizes.
fn create(words: &[Word<'_>]) -> Result<Command, Failure> {
    let mut spec = ProcessSpec::default();
    let mut sizes = words;
    if let Some((first, rest)) = words.split_first()
        && !first.text.contains('=')
    {
        check_name(first.text).map_err(|message| first.error(format_args!("{message}")))?;
        spec.name = Some(first.text.to_owned());
        sizes = rest;
    }
    settings::read(sizes, &mut settings::sizes(&mut spec), "setting of a process")?;
    Ok(Command::Create(spec))
}

/// The words that are left of a statement.
struct Rest<'a, 'b> {
    keyword: &'a Word<'b>,
    words: std::slice::Iter<'a, Word<'b>>,
}

impl<'a, 'b> Rest<'a, 'b> {
    fn next(&mut self, what: &str) -> Result<&'a Word<'b>, Failure> {
        self.words.next().ok_or_else(|| {
            let end =
                Word { column: self.keyword.column + self.keyword.text.chars().count(), ..*self.keyword };
            end.error(format_args!("{} needs {what}", self.keyword.text))
        })
    }

    fn who(&mut self) -> Result<Who, Failure> {
        let word = self.next("a process: its name or pid")?;
        if word.text.starts_with(|c: char| c.is_ascii_digit()) {
            return Ok(Who::Pid(in_range(word, 1, u64::from(u32::MAX))? as u32));
        }
        check_name(word.text).map_err(|message| word.error(format_args!("{message}")))?;
        Ok(Who::Name(word.text.to_owned()))
    }

    fn number(&mut self, what: &str) -> Result<u64, Failure> {
        self.next(what)?.number()
    }

    fn address(&mut self) -> Result<VirtAddr, Failure> {
        self.number("a virtual address").map(VirtAddr)
    }

    fn byte(&mut self) -> Result<u8, Failure> {
        match self.words.next() {
            Some(word) => Ok(in_range(word, 0, 255)? as u8),
            None => Ok(DEFAULT_STORE),
        }
    }
}

//! Statements that ask something of the machine.

use super::super::Failure;
use super::super::settings;
use super::super::words::{Word, in_range};
use super::nothing_after;
use crate::addr::{AccessKind, SegmentName, VirtAddr};
use crate::command::{Command, DEFAULT_STORE, Place, ProcessSpec, Who};
use crate::isa::is_instruction;
use crate::kernel::check_name;
use crate::wording::unknown;

/// The statements there are, for messages.
const STATEMENTS: [&str; 15] = [
    "machine", "costs", "process", "switch", "step", "malloc", "calloc", "realloc", "free", "load", "store",
    "fetch", "exit", "compact", "pause",
];

/// The command that a statement of this first word and these others means.
pub fn command(first: &Word<'_>, rest: &[Word<'_>]) -> Result<Command, Failure> {
    let mut rest = Rest { keyword: first, words: rest.iter() };
    let access = AccessKind::ALL.into_iter().find(|kind| kind.name() == first.text);
    let command = match first.text {
        "process" => return create(rest.words.as_slice()),
        "switch" => Command::Switch { who: rest.who()? },
        "exit" => Command::Exit { who: rest.who()? },
        "compact" => Command::Compact,
        "malloc" => Command::Malloc { who: rest.who()?, size: rest.size()?, block: rest.block()? },
        "calloc" => Command::Calloc {
            who: rest.who()?,
            count: rest.number("a number of elements")?,
            size: rest.size()?,
            block: rest.block()?,
        },
        "realloc" => Command::Realloc { who: rest.who()?, at: rest.place("a block")?, size: rest.size()? },
        "free" => Command::Free { who: rest.who()?, at: rest.place("a block")? },
        _ => {
            let Some(kind) = access else {
                return Err(no_statement(first));
            };
            let (who, at) = (rest.who()?, rest.place("an address")?);
            let value = if kind == AccessKind::Store { rest.byte()? } else { DEFAULT_STORE };
            Command::Access { who, kind, at, value }
        }
    };
    nothing_after(rest.words.as_slice())?;
    Ok(command)
}

/// A first word that begins no statement.
fn no_statement(first: &Word<'_>) -> Failure {
    let word = first.text;
    if word.ends_with(':') || is_instruction(word) {
        return first.error(format_args!(
            "\u{201c}{word}\u{201d} belongs to a program; its lines stand indented, right below their process"
        ));
    }
    let message = unknown(word, "not a statement; there are", &STATEMENTS, " or ");
    first.error(format_args!("{message}"))
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
    settings::read(sizes, &mut settings::process(&mut spec), "setting of a process")?;
    Ok(Command::Create(Box::new(spec)))
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
        self.next("a process: its name or pid")?.who()
    }

    fn number(&mut self, what: &str) -> Result<u64, Failure> {
        self.next(what)?.number()
    }

    fn size(&mut self) -> Result<u64, Failure> {
        self.number("a size in bytes")
    }

    fn place(&mut self, what: &str) -> Result<Place, Failure> {
        place(self.next(what)?)
    }

    /// The number that a new block is to have, if one is given: `@3`.
    fn block(&mut self) -> Result<Option<u32>, Failure> {
        let Some(word) = self.words.next() else { return Ok(None) };
        match word.text.strip_prefix('@') {
            Some(digits) => block_number(word, digits).map(Some),
            None => Err(word.error(format_args!(
                "\u{201c}{}\u{201d} is not the number of a block; write it like @3, or leave it out",
                word.text
            ))),
        }
    }

    fn byte(&mut self) -> Result<u8, Failure> {
        match self.words.next() {
            Some(word) => Ok(in_range(word, 0, 255)? as u8),
            None => Ok(DEFAULT_STORE),
        }
    }
}

/// An address, a segment's name or a block's number, the last two with an offset if need be: `0x10`, `data+8`, `@3+4`.
fn place(word: &Word<'_>) -> Result<Place, Failure> {
    let (base, offset) = match word.text.split_once('+') {
        Some((base, offset)) => {
            let column = word.column + base.chars().count() + 1;
            (base, Word { text: offset, column, ..*word }.number()?)
        }
        None => (word.text, 0),
    };
    if let Some(digits) = base.strip_prefix('@') {
        return Ok(Place::Block(block_number(word, digits)?, offset));
    }
    if let Some(segment) = SegmentName::ALL.into_iter().find(|segment| segment.word() == base) {
        return Ok(Place::In(segment, offset));
    }
    if base.starts_with(|c: char| c.is_ascii_digit()) && base.len() == word.text.len() {
        return word.number().map(|address| Place::At(VirtAddr(address)));
    }
    Err(word.error(format_args!(
        "\u{201c}{}\u{201d} is no place; write an address like 0x1010, a place in a segment like data+16, or a block like @3",
        word.text
    )))
}

fn block_number(word: &Word<'_>, digits: &str) -> Result<u32, Failure> {
    match digits.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(word.error(format_args!("blocks are numbered from 1 to {}: write it like @3", u32::MAX))),
    }
}

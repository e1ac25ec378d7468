//! The words of an expectation: processes, numbers, segments, registers, and values.

use std::fmt;

use sim::SegmentName;
use sim::isa::Reg;

/// What an argument must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The name of a process.
    Process,
    /// A number.
    Number,
    /// A segment.
    Segment,
    /// A register of the CPU.
    Register,
}

/// What stands after a quantity's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// The name of a process.
    Process(String),
    /// A number.
    Number(u64),
    /// A segment.
    Segment(SegmentName),
    /// A register without its %: rip, rsp, edi.
    Register(String),
}

/// What is measured, or expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(u64),
    /// A name, or a kind of fault.
    Words(String),
}

impl Kind {
    /// Reads one word. An error says what it must be.
    pub fn read(self, word: &str) -> Result<Argument, String> {
        let read = match self {
            Self::Process => Some(Argument::Process(word.to_owned())),
            Self::Number => number(word).map(Argument::Number),
            Self::Segment => segment(word).map(Argument::Segment),
            Self::Register => {
                let known = word == "rip" || Reg::named(word).is_some();
                known.then(|| Argument::Register(word.to_owned()))
            }
        };
        read.ok_or_else(|| format!("\u{201c}{word}\u{201d} is not {}", self.what()))
    }

    /// How it is called in the form of a quantity.
    pub fn name(self) -> &'static str {
        match self {
            Self::Process => "process",
            Self::Number => "number",
            Self::Segment => "segment",
            Self::Register => "register",
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Process => "a process",
            Self::Number => "a number; write it like 4096 or 0x1000",
            Self::Segment => "a segment; there are code, static-data, heap and stack",
            Self::Register => "a register; write it like rip, rsp or edi",
        }
    }
}

impl Value {
    /// A number where it is written as one, else words.
    pub fn read(text: &str) -> Self {
        number(text).map_or_else(|| Self::Words(text.to_owned()), Self::Number)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number} ({number:#x})"),
            Self::Words(words) => f.write_str(words),
        }
    }
}

fn number(text: &str) -> Option<u64> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match text.strip_prefix("0x") {
        Some(hex) => u64::from_str_radix(hex, 16).ok().filter(|_| digits(hex)),
        None => text.parse().ok().filter(|_| digits(text)),
    }
}

fn segment(word: &str) -> Option<SegmentName> {
    SegmentName::ALL.into_iter().find(|segment| segment.name().replace(' ', "-") == word)
}

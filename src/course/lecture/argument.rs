//! The words of an expectation: processes, numbers, segments, registers, and values.

use std::fmt;

use sim::isa::Reg;
use sim::{Costs, Goal, Mechanism, Policy, SegmentName};

use super::account::Account;

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
    /// What time is spent on.
    Account,
    /// What something costs, as a `costs` line names it.
    Cost,
    /// A mechanism.
    Mechanism,
    /// A policy of malloc.
    Policy,
    /// A goal of multiprogramming.
    Goal,
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
    /// What time is spent on.
    Account(Account),
    /// The name of a cost.
    Cost(String),
    /// A mechanism.
    Mechanism(Mechanism),
    /// A policy of malloc.
    Policy(Policy),
    /// A goal of multiprogramming.
    Goal(Goal),
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
            Self::Account => Account::named(word).map(Argument::Account),
            Self::Cost => Costs::NAMES.contains(&word).then(|| Argument::Cost(word.to_owned())),
            Self::Mechanism => Mechanism::named(word).ok().map(Argument::Mechanism),
            Self::Policy => Policy::named(word).ok().map(Argument::Policy),
            Self::Goal => Goal::ALL.into_iter().find(|goal| goal.name() == word).map(Argument::Goal),
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
            Self::Account => "account",
            Self::Cost => "cost",
            Self::Mechanism => "mechanism",
            Self::Policy => "policy",
            Self::Goal => "goal",
        }
    }

    fn what(self) -> String {
        let (what, names): (&str, Vec<&str>) = match self {
            Self::Process => return "a process".to_owned(),
            Self::Number => return "a number; write it like 4096 or 0x1000".to_owned(),
            Self::Segment => return "a segment; there are code, static-data, heap and stack".to_owned(),
            Self::Register => return "a register; write it like rip, rsp or edi".to_owned(),
            Self::Account => ("something that time is spent on", Account::ALL.map(Account::name).to_vec()),
            Self::Cost => ("a cost", Costs::NAMES.to_vec()),
            Self::Mechanism => ("a mechanism", Mechanism::ALL.map(Mechanism::name).to_vec()),
            Self::Policy => ("a policy", Policy::ALL.map(Policy::name).to_vec()),
            Self::Goal => ("a goal", Goal::ALL.map(Goal::name).to_vec()),
        };
        format!("{what}; there are {}", names.join(", "))
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

/// Decimal, `0x…`, or with K, M or G behind it, as a scenario writes sizes.
fn number(text: &str) -> Option<u64> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some(hex) = text.strip_prefix("0x") {
        return u64::from_str_radix(hex, 16).ok().filter(|_| digits(hex));
    }
    let units = [('K', 1 << 10), ('M', 1 << 20), ('G', 1 << 30)];
    let unit = units.into_iter().find_map(|(letter, unit)| Some((text.strip_suffix(letter)?, unit)));
    let (text, unit) = unit.unwrap_or((text, 1));
    text.parse::<u64>().ok().filter(|_| digits(text))?.checked_mul(unit)
}

fn segment(word: &str) -> Option<SegmentName> {
    SegmentName::ALL.into_iter().find(|segment| segment.name().replace(' ', "-") == word)
}

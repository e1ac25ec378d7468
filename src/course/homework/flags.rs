//! The flags of a problem, and the same flags with another seed.

use std::fmt;

use super::command;
use super::error::HomeworkError;
use super::flag::{Flag, Kind};
use super::malloc::Request;
use super::options::options;
use super::random::Random;
use super::seed::Seed;
use super::simulator::Simulator;
use super::value::Value;

/// A simulator and the value of each of its flags.
///
/// It prints as the shortest command line that draws the same problem: `./relocation.py -s 1 -n 7`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flags {
    simulator: Simulator,
    /// In the order of the simulator's table.
    values: Vec<Value>,
}

impl Flags {
    /// Reads what a person pasted: flags, or a whole command line with its prompt. Nothing at all is every default.
    /// An error names the flag, what is wrong and what would be right.
    pub fn parse(simulator: Simulator, text: &str) -> Result<Self, HomeworkError> {
        let words = command::arguments(simulator, text)?;
        let table = simulator.flags();
        let mut flags = Self { simulator, values: table.iter().map(otherwise).collect() };
        for (flag, text) in options(simulator, &words)? {
            let read = flag.kind.read(&text).map_err(|reason| HomeworkError::new(flag.dashed(), reason))?;
            flags.set(flag.short, read);
        }
        Ok(flags)
    }

    /// The simulator whose flags they are.
    pub fn simulator(&self) -> Simulator {
        self.simulator
    }

    /// The seed.
    pub fn seed(&self) -> Seed {
        match self.value('s') {
            Some(Value::Seed(seed)) => seed.clone(),
            _ => Seed::default(),
        }
    }

    /// Whether `-c` asks for the answers.
    pub fn compute(&self) -> bool {
        self.has('c')
    }

    /// The same flags with another seed.
    pub fn with_seed(&self, seed: Seed) -> Self {
        let mut flags = self.clone();
        flags.set('s', Value::Seed(seed));
        flags
    }

    /// The same flags with the seed above.
    pub fn next_seed(&self) -> Self {
        self.with_seed(self.seed().next())
    }

    /// The random numbers of the seed.
    pub(super) fn random(&self) -> Random {
        Random::new(&self.seed())
    }

    /// A number or a size.
    pub(super) fn number(&self, short: char) -> i64 {
        match self.value(short) {
            Some(Value::Number(number) | Value::Size(number)) => *number,
            _ => 0,
        }
    }

    /// A size, where it is not to be drawn.
    pub(super) fn given(&self, short: char) -> Option<i64> {
        Some(self.number(short)).filter(|size| *size >= 0)
    }

    /// Which of its words a flag has.
    pub(super) fn choice(&self, short: char) -> usize {
        match self.value(short) {
            Some(Value::Choice(index, _)) => *index,
            _ => 0,
        }
    }

    /// Whether a switch is given.
    pub(super) fn has(&self, short: char) -> bool {
        self.value(short) == Some(&Value::Switch(true))
    }

    /// The addresses, where they are not to be drawn.
    pub(super) fn addresses(&self) -> Option<&[i64]> {
        match self.value('A') {
            Some(Value::Addresses(list)) => list.as_deref(),
            _ => None,
        }
    }

    /// The operations, where they are not to be drawn.
    pub(super) fn requests(&self) -> Option<&[Request]> {
        match self.value('A') {
            Some(Value::Requests(list)) => list.as_deref(),
            _ => None,
        }
    }

    fn value(&self, short: char) -> Option<&Value> {
        let place = self.simulator.flags().iter().position(|flag| flag.short == short)?;
        self.values.get(place)
    }

    fn set(&mut self, short: char, value: Value) {
        let place = self.simulator.flags().iter().position(|flag| flag.short == short);
        if let Some(old) = place.and_then(|place| self.values.get_mut(place)) {
            *old = value;
        }
    }
}

/// What holds where a flag is not given.
fn otherwise(flag: &Flag) -> Value {
    match flag.kind {
        Kind::Switch => Value::Switch(false),
        kind => kind.read(flag.default).unwrap_or(Value::Switch(false)),
    }
}

impl fmt::Display for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "./{}.py", self.simulator.name())?;
        for (flag, value) in self.simulator.flags().iter().zip(&self.values) {
            let seed = matches!(value, Value::Seed(_));
            if flag.is_switch() && *value == Value::Switch(true) {
                write!(f, " -{}", flag.short)?;
            } else if seed || *value != otherwise(flag) {
                write!(f, " -{} {value}", flag.short)?;
            }
        }
        Ok(())
    }
}

//! What a step says of its machine, in a form that a test can prove: `quantity = value`, one a line.
//!
//! ```text
//! references = 5               memory references, fetches included
//! bytes A 0x3ff8 4 = 3         four bytes in the memory of A
//! physical A 0x3ff8 = 0x3ff8   where a byte of A lies
//! state A = killed
//! ```
//!
//! Numbers are decimal or `0x…`. `measure` lists every quantity.

use std::fmt;

use sim::Timeline;

use super::argument::{Argument, Value};
use super::measure::Quantity;
use super::moment::Moment;

/// A statement about a machine at the end of its scenario.
#[derive(Clone)]
pub struct Expectation {
    text: String,
    quantity: &'static Quantity,
    arguments: Vec<Argument>,
    wanted: Value,
}

impl Expectation {
    /// Reads one line. An error says what is wrong with it and what would be right.
    pub(super) fn parse(line: &str) -> Result<Self, String> {
        let text = line.trim().to_owned();
        let Some((left, right)) = text.split_once('=') else {
            return Err(format!(
                "\u{201c}{text}\u{201d} should be: quantity = value, such as references = 5"
            ));
        };
        let wanted = right.trim();
        if wanted.is_empty() {
            return Err("a value is missing after the =".to_owned());
        }
        let words: Vec<&str> = left.split_whitespace().collect();
        let (name, arguments) = words.split_first().ok_or("a quantity is missing before the =")?;
        let quantity = Quantity::named(name, arguments.len())?;
        let arguments = quantity.read(arguments)?;
        let wanted = Value::read(wanted);
        Ok(Self { quantity, arguments, wanted, text })
    }

    /// Whether it holds at the end of this timeline. An error says what was found instead.
    pub fn check(&self, timeline: &Timeline) -> Result<(), String> {
        let mut end = timeline.clone();
        end.seek(end.len());
        let found = self.quantity.measure(&Moment::new(&end), &self.arguments);
        match found {
            Some(found) if found == self.wanted => Ok(()),
            Some(found) => Err(format!("{}: it is {found}", self.text)),
            None => Err(format!("{}: there is no such thing at the end", self.text)),
        }
    }
}

/// As it is written.
impl fmt::Display for Expectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Expectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

/// Two expectations are equal where they are written the same.
impl PartialEq for Expectation {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Expectation {}

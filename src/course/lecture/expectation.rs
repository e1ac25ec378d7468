//! What a step says of its machine, in a form that a test can prove: `quantity = value`, one a line.
//!
//! ```text
//! references = 5               memory references, fetches included
//! bytes A 0x3ff8 4 = 3         four bytes in the memory of A
//! physical A 0x3ff8 = 0x37f8   where a byte of A lies
//! state A = killed
//! ```
//!
//! Numbers are decimal or `0x…`. `measure` lists every quantity. A page that only shows a lecture keeps the text and
//! never looks into it.

use std::fmt;

use sim::Timeline;

use super::argument::{Argument, Value};
use super::measure::Quantity;
use super::moment::Moment;

/// A statement about a machine at the end of its scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// Line of the file, from 1.
    pub line: usize,
    /// As it is written.
    pub text: String,
}

impl Expectation {
    /// Whether it holds at the end of this timeline. An error says what was found instead.
    pub fn check(&self, timeline: &Timeline) -> Result<(), String> {
        let (asked, wanted) = self.parts()?;
        match asked.measure_at_the_end(timeline) {
            Some(found) if found == wanted => Ok(()),
            Some(found) => Err(format!("{self}: it is {found}")),
            None => Err(format!("{self}: there is no such thing at the end")),
        }
    }

    /// Whether it can be understood. An error says what is wrong with it and what would be right.
    pub(super) fn check_form(&self) -> Result<(), String> {
        self.parts().map(|_| ())
    }

    fn parts(&self) -> Result<(Asked, Value), String> {
        let Self { text, .. } = self;
        let Some((left, right)) = text.split_once('=') else {
            return Err(format!(
                "\u{201c}{text}\u{201d} should be: quantity = value, such as references = 5"
            ));
        };
        let wanted = right.trim();
        if wanted.is_empty() {
            return Err("a value is missing after the =".to_owned());
        }
        Ok((Asked::parse(left)?, Value::read(wanted)))
    }
}

impl fmt::Display for Expectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A quantity and what it is asked about: "physical A 0x3ff8".
pub struct Asked {
    quantity: &'static Quantity,
    arguments: Vec<Argument>,
}

impl Asked {
    /// Reads it. An error says what is wrong with it and what would be right.
    pub fn parse(text: &str) -> Result<Self, String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (name, arguments) = words.split_first().ok_or("a quantity is missing, such as references")?;
        let quantity = Quantity::named(name, arguments.len())?;
        let arguments = quantity.read(arguments)?;
        Ok(Self { quantity, arguments })
    }

    /// What it is at the end of this timeline; none where there is no such thing.
    pub fn measure_at_the_end(&self, timeline: &Timeline) -> Option<Value> {
        let mut end = timeline.clone();
        end.seek(end.len());
        self.quantity.measure(&Moment::new(&end), &self.arguments)
    }
}

//! A C program and the names in it, told by the reader of C; and the student's own program, which the browser keeps.

use course::Name;
use js_sys::Array;
use sim::SegmentName;

use crate::beside::{self, Beside};
use crate::storage;

/// Cells for each name; see `src/side/c.rs`.
const CELLS: usize = 8;
/// Cells for an error.
const ERROR_CELLS: u32 = 3;

/// Under which name the student's own program is kept.
const KEPT: &str = "own-c";

/// Why a program was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is no C: line and column, from 1, and what is wrong.
    Wrong(u32, u32, String),
    /// The reader did not come.
    NoReader(String),
}

impl Unread {
    /// In a sentence.
    pub fn told(self) -> String {
        match self {
            Self::Wrong(line, column, message) => format!("Line {line}, column {column}: {message}."),
            Self::NoReader(why) => format!("{why}. Is the network there? Try again."),
        }
    }
}

/// Everything that a program names, and where it lives.
pub async fn names(source: &str) -> Result<Vec<Name>, Unread> {
    let cells = beside::run(Beside::C, &[source.into()]).await.map_err(Unread::NoReader)?;
    let number = |index: u32| cells.get(index).as_f64().unwrap_or(0.0) as u32;
    if cells.length() == ERROR_CELLS {
        return Err(Unread::Wrong(number(0), number(1), cells.get(2).as_string().unwrap_or_default()));
    }
    Ok((0..cells.length()).step_by(CELLS).filter_map(|at| name(&cells, at)).collect())
}

fn name(cells: &Array, at: u32) -> Option<Name> {
    let text = |index: u32| cells.get(at + index).as_string();
    let number = |index: u32| cells.get(at + index).as_f64().unwrap_or(0.0) as u32;
    Some(Name {
        name: text(0)?,
        function: text(1),
        line: number(2),
        segment: *SegmentName::ALL.get(number(3) as usize)?,
        reasons: [4, 5, 6, 7].map(|index| text(index).unwrap_or_default()),
        address: None,
    })
}

/// The student's own program.
pub fn recalled() -> Option<String> {
    storage::recall(KEPT)
}

/// Keeps it.
pub fn remember(source: &str) {
    storage::remember(KEPT, source);
}

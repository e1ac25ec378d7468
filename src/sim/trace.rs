//! Traces: what a real program asked of malloc, as four tools write it down.
//!
//! | format | where it comes from | how a line looks |
//! | --- | --- | --- |
//! | valgrind | `valgrind --trace-malloc=yes` | `--22699-- malloc(472) = 0x4B07040` |
//! | ltrace | `ltrace -e malloc+calloc+realloc+free` | `malloc(472) = 0x55d2a0` |
//! | mtrace | glibc's `mtrace()` | `@ ./a.out:[0x400624] + 0x1c47460 0x14` |
//! | rep | the malloc lab of CS:APP | `a 0 512` |
//!
//! Each format has a reader, which takes the text line by line; the `ledger` knows which addresses are live.

mod call;
mod ledger;
mod ltrace;
mod mtrace;
mod rep;
mod text;
mod valgrind;

use serde::Serialize;

use crate::scenario::Scenario;
use crate::wording::list;
use ledger::Ledger;

/// The requests of one program, in order, and what could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// What wrote the text.
    pub format: TraceFormat,
    /// At least one, at most [`Trace::MOST`].
    pub requests: Vec<Request>,
    /// For each request the line it stands on, from 1; where it took two lines, the second.
    pub lines: Vec<u32>,
    /// Lines that gave no request although they should have, as they were found; at most
    /// [`Trace::MOST_SKIPPED`], then one entry that says how many more there are.
    pub skipped: Vec<Skipped>,
}

/// One request to malloc. Blocks are numbered from 1 in the order in which they were first allocated.
///
/// Sizes are in bytes, from 1 to 4 GiB: a request for none, which C allows, counts as one for 1 byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Makes the next block. Also for `new`, `memalign` and `realloc` of null; alignments are left out.
    Malloc {
        /// Bytes.
        size: u64,
    },
    /// Makes the next block, of `count` times `size` bytes: at most 4 GiB together.
    Calloc {
        /// How many.
        count: u64,
        /// Bytes of each.
        size: u64,
    },
    /// The block, which is live, keeps its number.
    Realloc {
        /// Which.
        block: u32,
        /// Bytes from now on.
        size: u64,
    },
    /// The block was live. Also for `delete` and `realloc` to nothing.
    Free {
        /// None: `free(NULL)`.
        block: Option<u32>,
    },
}

/// A line that gave no request, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// From 1.
    pub line: usize,
    /// What was wrong, and what would be right.
    pub reason: String,
}

/// The ways to write a trace down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TraceFormat {
    /// `valgrind --trace-malloc=yes`.
    Valgrind,
    /// `ltrace -e malloc+calloc+realloc+free`.
    Ltrace,
    /// glibc's `mtrace()`.
    Mtrace,
    /// The malloc lab's `.rep`.
    Rep,
}

/// What a reader answers to.
trait Reader<'a> {
    /// Enters what a line (trimmed, not empty) asks for; an error says why it asks for nothing.
    fn line(&mut self, line: &'a str, ledger: &mut Ledger) -> Result<(), String>;

    /// Reports what still waits for a line that never came.
    fn end(&mut self, ledger: &mut Ledger);
}

impl Trace {
    /// Requests that are read at most: as many as a history can hold behind the command that creates their process.
    /// The rest is left out, and `skipped` says from which line.
    pub const MOST: usize = Scenario::MOST_COMMANDS - 1;

    /// Lines that `skipped` names at most.
    pub const MOST_SKIPPED: usize = 1_000;

    /// Reads a trace in any of the formats; the text itself tells which. Lines that are wrong are skipped.
    ///
    /// Errors: no format recognises a line, or not one request could be read.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let format = TraceFormat::of(text).ok_or_else(unknown)?;
        let mut ledger = Ledger::new(format);
        let reader: &mut dyn Reader = match format {
            TraceFormat::Valgrind => &mut valgrind::Valgrind::default(),
            TraceFormat::Ltrace => &mut ltrace::Ltrace::default(),
            TraceFormat::Mtrace => &mut mtrace::Mtrace::default(),
            TraceFormat::Rep => &mut rep::Rep::default(),
        };
        for line in lines(text) {
            if !ledger.next_line(line) {
                break;
            }
            if !line.is_empty()
                && let Err(reason) = reader.line(line, &mut ledger)
            {
                ledger.skip(reason);
            }
        }
        reader.end(&mut ledger);
        ledger.trace()
    }

    /// The most blocks that were live at one time, and the most bytes requested and not yet freed at one time
    /// (which may have been another time).
    pub fn peak(&self) -> (u64, u64) {
        self.peak_of(&|size| size)
    }

    /// The same, where a block of so many bytes counts as what `room` says.
    pub(crate) fn peak_of(&self, room: &dyn Fn(u64) -> u64) -> (u64, u64) {
        let mut sizes: Vec<u64> = Vec::new();
        let (mut blocks, mut bytes, mut peak) = (0_u64, 0_u64, (0, 0));
        for request in &self.requests {
            let (block, size) = match *request {
                Request::Malloc { size } => (None, room(size)),
                Request::Calloc { count, size } => (None, room(count.saturating_mul(size))),
                Request::Realloc { block, size } => (Some(block), room(size)),
                Request::Free { block: Some(block) } => {
                    blocks = blocks.saturating_sub(1);
                    (Some(block), 0)
                }
                Request::Free { block: None } => continue,
            };
            let place = block.map_or(sizes.len(), |block| (block as usize).wrapping_sub(1));
            if block.is_none() {
                sizes.push(0);
                blocks += 1;
            }
            if let Some(held) = sizes.get_mut(place) {
                bytes = bytes.saturating_sub(*held).saturating_add(size);
                *held = size;
            }
            peak = (blocks.max(peak.0), bytes.max(peak.1));
        }
        peak
    }
}

impl TraceFormat {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Valgrind, Self::Ltrace, Self::Mtrace, Self::Rep];

    /// The format's name: "valgrind".
    pub fn name(self) -> &'static str {
        match self {
            Self::Valgrind => "valgrind",
            Self::Ltrace => "ltrace",
            Self::Mtrace => "mtrace",
            Self::Rep => "rep",
        }
    }

    /// Where it comes from and how a line looks.
    fn described(self) -> &'static str {
        match self {
            Self::Valgrind => "valgrind --trace-malloc=yes (“--22699-- malloc(472) = 0x4B07040”)",
            Self::Ltrace => "ltrace -e malloc+calloc+realloc+free (“malloc(472) = 0x55d2a0”)",
            Self::Mtrace => "glibc's mtrace (“@ ./a.out:[0x400624] + 0x1c47460 0x14”)",
            Self::Rep => "the malloc lab's .rep (“a 0 512”)",
        }
    }

    /// The format of which a text has the most lines; a few of them are enough, whatever noise leads.
    fn of(text: &str) -> Option<Self> {
        const ENOUGH: u32 = 8;
        let mut counted = Self::ALL.map(|format| (0, format));
        'lines: for line in lines(text) {
            for (count, format) in &mut counted {
                *count += u32::from(format.knows(line));
                if *count >= ENOUGH {
                    break 'lines;
                }
            }
        }
        // The first of those that are level: the largest from behind.
        let most = counted.into_iter().rev().max_by_key(|(count, _)| *count)?;
        (most.0 > 0).then_some(most.1)
    }

    /// Whether a line is written as the format writes lines.
    fn knows(self, line: &str) -> bool {
        match self {
            Self::Valgrind => valgrind::knows(line),
            Self::Ltrace => ltrace::knows(line),
            Self::Mtrace => mtrace::knows(line),
            Self::Rep => rep::knows(line),
        }
    }

    /// That a line is none of the format's.
    fn refuses(self, line: &str) -> String {
        format!("“{}” is no line of {}", text::excerpt(line), self.described())
    }
}

/// The lines, trimmed; what ends one is left out, be it of Unix or of Windows.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let (line, behind) =
            text::cut(rest?, "\n").map_or((rest?, None), |(line, behind)| (line, Some(behind)));
        rest = behind;
        Some(line.trim_ascii())
    })
}

/// That no line of a text is one of a trace.
fn unknown() -> String {
    let known = list(&TraceFormat::ALL.map(TraceFormat::described), " and ");
    format!("no line of this text is one of a malloc trace; known are {known}")
}

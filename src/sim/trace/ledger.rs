//! The ledger: which addresses are live, and as which block each is known.
//!
//! In a `.rep` an id takes the place of an address: the one above it, for no address is null.

use super::{Request, Skipped, Trace, TraceFormat};
use crate::ordered_map::OrderedMap;

/// Bytes that one request may ask for at most: 4 GiB.
const MOST_BYTES: u64 = 1 << 32;

/// Why a request is skipped that made no block.
const FAILED: &str = "this request failed when it was recorded: it returned null, not an address";

/// A trace on its way in.
pub(super) struct Ledger {
    format: TraceFormat,
    /// The line that is being read, from 1.
    line: usize,
    requests: Vec<Request>,
    /// For each request its line.
    lines: Vec<u32>,
    /// Block numbers by live address.
    live: OrderedMap,
    /// Blocks made so far.
    blocks: u32,
    skipped: Vec<Skipped>,
    /// The first line that `skipped` has no room for, and how many there are.
    more: Option<(usize, usize)>,
    /// The line at which there were too many requests.
    cut: Option<usize>,
}

impl Ledger {
    /// Before the first line.
    pub fn new(format: TraceFormat) -> Self {
        let (requests, lines, skipped, live) = (Vec::new(), Vec::new(), Vec::new(), OrderedMap::default());
        Self { format, line: 0, requests, lines, live, blocks: 0, skipped, more: None, cut: None }
    }

    /// What wrote the text.
    pub fn format(&self) -> TraceFormat {
        self.format
    }

    /// The line that is being read, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// Counts a line; false where there are requests enough and it cannot be taken.
    pub fn next_line(&mut self, line: &str) -> bool {
        self.line += 1;
        let full = self.requests.len() >= Trace::MOST && !line.is_empty();
        self.cut = full.then_some(self.line);
        !full
    }

    /// A block of `size` bytes at an address, which is null where there was no room.
    pub fn malloc(&mut self, size: u64, at: u64) -> Result<(), String> {
        let size = self.make(size, at)?;
        self.enter(Request::Malloc { size });
        Ok(())
    }

    /// A block of `count` times `size` bytes at an address, which is null where there was no room.
    pub fn calloc(&mut self, count: u64, size: u64, at: u64) -> Result<(), String> {
        let bytes = self.make(count.saturating_mul(size), at)?;
        // None counts as one.
        let (count, size) = if bytes == 1 { (1, 1) } else { (count, size) };
        self.enter(Request::Calloc { count, size });
        Ok(())
    }

    /// The block at one address has `size` bytes at another, or at the same; either may be null as in C.
    pub fn realloc(&mut self, from: u64, size: u64, to: u64) -> Result<(), String> {
        match (from, size, to) {
            (0, ..) => return self.malloc(size, to),
            (_, 0, 0) => return self.free(from),
            (_, _, 0) => return Err(FAILED.to_owned()),
            _ => {}
        }
        let block = self.take(from)?;
        if let Err(reason) = self.settle(to, block) {
            self.live.insert(from, u64::from(block));
            return Err(reason);
        }
        let size = fits(size)?;
        self.enter(Request::Realloc { block, size });
        Ok(())
    }

    /// The block at an address, or nothing at null, is freed.
    pub fn free(&mut self, at: u64) -> Result<(), String> {
        let block = if at == 0 { None } else { Some(self.take(at)?) };
        self.enter(Request::Free { block });
        Ok(())
    }

    /// Enters a request of the line that is being read.
    fn enter(&mut self, request: Request) {
        self.requests.push(request);
        self.lines.push(u32::try_from(self.line).unwrap_or(u32::MAX));
    }

    /// Reports the line that is being read.
    pub fn skip(&mut self, reason: String) {
        self.skip_line(self.line, reason);
    }

    /// Reports a line.
    pub fn skip_line(&mut self, line: usize, reason: String) {
        if self.skipped.len() < Trace::MOST_SKIPPED {
            self.skipped.push(Skipped { line, reason });
        } else {
            self.more.get_or_insert((line, 0)).1 += 1;
        }
    }

    /// The whole trace; an error if nothing is in it.
    pub fn trace(mut self) -> Result<Trace, String> {
        if self.requests.is_empty() {
            let format = self.format.described();
            let first = self.skipped.first();
            let why = first.map(|first| format!("; line {}: {}", first.line, first.reason));
            let why = why.unwrap_or_default();
            return Err(format!("this looks like {format}, but not one request could be read{why}"));
        }
        if let Some((line, count)) = self.more {
            let reason = format!("{count} more reports, from this line on, are left out");
            self.skipped.push(Skipped { line, reason });
        }
        if let Some(line) = self.cut {
            let reason = format!(
                "this line and all behind it are left out: {} requests are the most that are read",
                Trace::MOST
            );
            self.skipped.push(Skipped { line, reason });
        }
        Ok(Trace { format: self.format, requests: self.requests, lines: self.lines, skipped: self.skipped })
    }

    /// Enters the next block; the size that it has.
    fn make(&mut self, size: u64, at: u64) -> Result<u64, String> {
        if at == 0 {
            return Err(FAILED.to_owned());
        }
        let size = fits(size)?;
        self.settle(at, self.blocks + 1)?;
        self.blocks += 1;
        Ok(size)
    }

    /// Takes the block at an address out.
    fn take(&mut self, at: u64) -> Result<u32, String> {
        let block = self.live.remove(at).and_then(|block| u32::try_from(block).ok());
        block.ok_or_else(|| {
            let name = self.name(at);
            format!("{name} is not live: no line above allocates it, or one has freed it since")
        })
    }

    /// Enters a block at an address where none is live.
    fn settle(&mut self, at: u64, block: u32) -> Result<(), String> {
        if let Some(other) = self.live.get(at) {
            let name = self.name(at);
            return Err(format!(
                "{name} is still live, as block {other}: a line that frees it is missing above"
            ));
        }
        self.live.insert(at, u64::from(block));
        Ok(())
    }

    /// What the text calls an address.
    fn name(&self, at: u64) -> String {
        if self.format == TraceFormat::Rep {
            format!("id {}", at.wrapping_sub(1))
        } else {
            format!("{at:#x}")
        }
    }
}

/// A size as the machine's malloc takes it.
fn fits(size: u64) -> Result<u64, String> {
    if size > MOST_BYTES {
        return Err(format!("{size} bytes are more than one request may ask for: 4 GiB, {MOST_BYTES} bytes"));
    }
    Ok(size.max(1))
}

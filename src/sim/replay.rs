//! Replaying a trace: one process, whose heap carries out what a real program asked of malloc.
//!
//! Each request becomes one command, so that one can go back and forth in it like in any history. Sizes of the machine
//! that nobody fixed are chosen by `sizes`.

mod sizes;

pub use sizes::Sizes;

use crate::addr::VirtAddr;
use crate::command::{Command, Place, Who};
use crate::config::MachineConfig;
use crate::merge::merged;
use crate::timeline::Timeline;
use crate::trace::{Request, Skipped, Trace};
use sizes::Choice;

/// The history of a replayed trace.
#[derive(Clone, Debug)]
pub struct Replay {
    /// A process, then one command for each request that was carried out; it stands at its end.
    pub timeline: Timeline,
    /// Requests that were carried out.
    pub operations: usize,
    /// Lines that could not be read and requests that the machine refused, by line; of the latter at most
    /// [`Replay::MOST_SKIPPED`], then one entry that says how many more there are.
    pub skipped: Vec<Skipped>,
}

impl Replay {
    /// Refused requests that `skipped` names at most.
    pub const MOST_SKIPPED: usize = 100_000;

    /// Replays a trace on a machine of these rules, whose sizes are those given or else chosen: see [`Sizes`].
    ///
    /// A request that the machine refuses is left out, and so are those that come after it on a block that was never
    /// allocated. Errors: a setting makes no sense, or the process does not fit into the sizes that were given.
    pub fn run(trace: &Trace, rules: &MachineConfig, sizes: Sizes) -> Result<Self, String> {
        let mut replaying = Replaying::new(trace, rules, sizes)?;
        loop {
            if let Some(replay) = replaying.go_on(trace, usize::MAX)? {
                return Ok(replay);
            }
        }
    }
}

/// A replay under way, for a caller that has other things to do in between.
pub struct Replaying {
    choice: Choice,
    attempt: Attempt,
    /// Requests that this attempt has got behind it.
    done: usize,
    /// What is done to the timeline of each attempt before it starts.
    ready: fn(&mut Timeline),
}

impl Replaying {
    /// The machine for a trace, before its first request. Rules, sizes and errors as for [`Replay::run`].
    pub fn new(trace: &Trace, rules: &MachineConfig, sizes: Sizes) -> Result<Self, String> {
        Self::begin(Choice::new(trace, rules, sizes)?, |_| {})
    }

    /// The same, with samples from the start: see [`Timeline::samples`].
    pub fn with_samples(trace: &Trace, rules: &MachineConfig, sizes: Sizes) -> Result<Self, String> {
        Self::begin(Choice::new(trace, rules, sizes)?, Timeline::remember_samples)
    }

    fn begin(choice: Choice, ready: fn(&mut Timeline)) -> Result<Self, String> {
        Ok(Self { attempt: Attempt::new(&choice, ready)?, choice, done: 0, ready })
    }

    /// How many requests of the trace lie behind; fewer than before where a larger machine had to be begun.
    pub fn done(&self) -> usize {
        self.done
    }

    /// Carries out at most so many more requests of the same trace; the replay once there are none left.
    pub fn go_on(&mut self, trace: &Trace, requests: usize) -> Result<Option<Replay>, String> {
        let rest = trace.requests.iter().zip(&trace.lines).skip(self.done);
        for (&request, &line) in rest.take(requests) {
            if let Err(reason) = self.attempt.carry_out(request, line) {
                if let Some(larger) = self.choice.larger() {
                    *self = Self::begin(larger, self.ready)?;
                    return Ok(None);
                }
                self.attempt.skip(line, reason);
            }
            self.done += 1;
        }
        let over = self.done >= trace.requests.len();
        Ok(over.then(|| std::mem::take(&mut self.attempt).replay(trace)))
    }
}

/// One try with one choice of sizes.
#[derive(Default)]
struct Attempt {
    timeline: Timeline,
    /// For each block the line of the request that should have made it and was refused, or 0.
    lost: Vec<u32>,
    skipped: Vec<Skipped>,
    /// The first line that `skipped` has no room for, and how many there are.
    more: Option<(u32, usize)>,
}

impl Attempt {
    /// The machine with its process and an empty heap.
    fn new(choice: &Choice, ready: fn(&mut Timeline)) -> Result<Self, String> {
        let mut timeline = Timeline::new(choice.config())?;
        ready(&mut timeline);
        timeline.try_push(Command::Create(Box::new(choice.process())))?;
        Ok(Self { timeline, lost: Vec::new(), skipped: Vec::new(), more: None })
    }

    fn carry_out(&mut self, request: Request, line: u32) -> Result<(), String> {
        let command = match request {
            Request::Malloc { size } => Command::Malloc { who: ONE, size, block: self.next() },
            Request::Calloc { count, size } => Command::Calloc { who: ONE, count, size, block: self.next() },
            Request::Realloc { block, size } => Command::Realloc { who: ONE, at: self.live(block)?, size },
            Request::Free { block: Some(block) } => Command::Free { who: ONE, at: self.live(block)? },
            Request::Free { block: None } => Command::Free { who: ONE, at: Place::At(VirtAddr(0)) },
        };
        let makes = matches!(request, Request::Malloc { .. } | Request::Calloc { .. });
        let outcome = self.timeline.try_push(command).map(|_| ());
        if makes {
            self.lost.push(if outcome.is_err() { line } else { 0 });
        }
        outcome
    }

    /// The number of the block that comes next.
    fn next(&self) -> Option<u32> {
        u32::try_from(self.lost.len() + 1).ok()
    }

    /// The place of a block that was allocated here too.
    fn live(&self, block: u32) -> Result<Place, String> {
        match self.lost.get((block as usize).wrapping_sub(1)) {
            Some(0) => Ok(Place::Block(block, 0)),
            Some(line) => Err(format!("block @{block} was not allocated: line {line} was left out")),
            None => Err(format!("there is no block @{block}")),
        }
    }

    fn skip(&mut self, line: u32, reason: String) {
        if self.skipped.len() < Replay::MOST_SKIPPED {
            self.skipped.push(Skipped { line: line as usize, reason });
        } else {
            self.more.get_or_insert((line, 0)).1 += 1;
        }
    }

    fn replay(mut self, trace: &Trace) -> Replay {
        if let Some((line, count)) = self.more {
            let reason = format!("{count} more requests, from this line on, are left out");
            self.skipped.push(Skipped { line: line as usize, reason });
        }
        let unread = trace.skipped.iter().cloned();
        Replay {
            operations: self.timeline.len() - 1,
            timeline: self.timeline,
            skipped: merged(unread, self.skipped.into_iter(), |skipped| skipped.line as u64),
        }
    }
}

/// The process there is.
const ONE: Who = Who::Pid(1);

//! Work that takes long, done in slices so that the page lives on: replaying a trace, or a long history on a machine
//! that is built otherwise.

use std::rc::Rc;

use sim::{Command, MachineConfig, Replaying, Sizes, Skipped, Timeline, Trace};

use super::machines::Side;

/// Commands or requests of one slice: 10 to 20 ms in WebAssembly.
const SLICE: usize = 10_000;

/// A history in the making.
pub struct Job {
    /// The machine that will take it.
    pub side: Side,
    work: Work,
}

enum Work {
    Replay { trace: Rc<Trace>, replaying: Box<Replaying> },
    Rebuild { commands: Rc<[Command]>, timeline: Box<Timeline>, opens_at: usize },
}

/// A history that is ready.
pub struct Done {
    /// The machine that takes it.
    pub side: Side,
    /// At the moment at which it opens.
    pub timeline: Timeline,
    /// Of a trace: lines and requests that were left out.
    pub replayed: Option<Vec<Skipped>>,
}

impl Job {
    /// Replays a trace on a machine of these rules, large enough for it.
    pub fn replay(trace: Rc<Trace>, rules: &MachineConfig) -> Result<Self, String> {
        let replaying = Box::new(Replaying::with_samples(&trace, rules, Sizes::default())?);
        Ok(Self { side: Side::First, work: Work::Replay { trace, replaying } })
    }

    /// Gives commands to a new machine, and goes to the moment after `opens_at` of them.
    pub fn rebuild(
        side: Side,
        config: MachineConfig,
        commands: Rc<[Command]>,
        opens_at: usize,
    ) -> Result<Self, String> {
        let mut timeline = Box::new(Timeline::new(config)?);
        timeline.remember_samples();
        Ok(Self { side, work: Work::Rebuild { commands, timeline, opens_at } })
    }

    /// Whether all of it is one slice.
    pub fn is_short(&self) -> bool {
        self.progress().1 <= SLICE
    }

    /// How much is done, of how much.
    pub fn progress(&self) -> (usize, usize) {
        match &self.work {
            Work::Replay { trace, replaying } => (replaying.done(), trace.requests.len()),
            Work::Rebuild { commands, timeline, .. } => (timeline.len(), commands.len()),
        }
    }

    /// One slice more; the history when it is ready. An error says why there will be none.
    pub fn go_on(&mut self) -> Result<Option<Done>, String> {
        match &mut self.work {
            Work::Replay { trace, replaying } => {
                let replay = replaying.go_on(trace, SLICE)?;
                Ok(replay.map(|replay| {
                    let mut timeline = replay.timeline;
                    timeline.seek(1);
                    Done { side: self.side, timeline, replayed: Some(replay.skipped) }
                }))
            }
            Work::Rebuild { commands, timeline, opens_at } => {
                let from = timeline.len();
                for command in commands.iter().skip(from).take(SLICE) {
                    timeline.push(command.clone());
                }
                if timeline.len() < commands.len() {
                    return Ok(None);
                }
                let mut timeline = std::mem::take(&mut **timeline);
                timeline.seek(*opens_at);
                Ok(Some(Done { side: self.side, timeline, replayed: None }))
            }
        }
    }
}

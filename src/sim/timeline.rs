//! The timeline: every command given to a machine, and any moment of it again.
//!
//! Going back replays from a checkpoint. Checkpoints share their memory pages with one another.
//!
//! ```text
//!  commands   0 1 2 3 4 5 6 7 8 9 …
//!  moments   0 1 2 3 4 5 6 7 8 9 …      moment i is the machine after i commands
//!  checkpoints ●       ●       ●        every `spacing` commands
//! ```

use crate::command::Command;
use crate::config::MachineConfig;
use crate::event::Event;
use crate::machine::Machine;
use crate::scenario::Scenario;
use crate::snapshot::Snapshot;

/// More checkpoints than this and every second one is dropped.
const MOST_CHECKPOINTS: usize = 64;

/// A machine with its history and, after stepping back, its future.
#[derive(Clone, Debug)]
pub struct Timeline {
    config: MachineConfig,
    commands: Vec<Command>,
    events: Vec<Vec<Event>>,
    checkpoints: Vec<Machine>,
    spacing: usize,
    position: usize,
    machine: Machine,
}

impl Timeline {
    /// A machine just after power-on, with nothing behind it. An error names the setting that makes no sense.
    pub fn new(config: MachineConfig) -> Result<Self, String> {
        Machine::new(config).map(Self::of)
    }

    /// Runs a scenario to its end, then goes to the moment at which it opens.
    pub fn run(scenario: &Scenario) -> Result<Self, String> {
        let mut timeline = Self::new(scenario.config.clone())?;
        for command in &scenario.commands {
            timeline.push(command.clone());
        }
        timeline.seek(scenario.opens_at());
        Ok(timeline)
    }

    /// Gives the machine a command here. A future that lay ahead is forgotten.
    pub fn push(&mut self, command: Command) -> &[Event] {
        self.forget_future();
        let events = self.machine.apply(&command);
        self.record(command, events)
    }

    /// Refuses a history longer than a scenario may be.
    pub fn room_for(&self, commands: usize) -> Result<(), String> {
        let most = Scenario::MOST_COMMANDS;
        let left = most.saturating_sub(self.position);
        if commands <= left {
            return Ok(());
        }
        Err(format!(
            "a machine remembers at most {most} commands, and {left} are left: go back or make a new one"
        ))
    }

    /// Gives the machine a command here unless it makes no sense: then nothing changes, and the reason is told.
    pub fn try_push(&mut self, command: Command) -> Result<&[Event], String> {
        self.room_for(1)?;
        let events = self.machine.apply(&command);
        if let [Event::Rejected { reason }] = events.as_slice() {
            return Err(reason.clone());
        }
        self.forget_future();
        Ok(self.record(command, events))
    }

    /// Goes to the moment after `position` commands, or to the end where there are fewer.
    pub fn seek(&mut self, position: usize) {
        let position = position.min(self.len());
        if position < self.position || position - self.position > self.spacing {
            self.rewind(position);
        }
        while self.position < position {
            if let Some(command) = self.commands.get(self.position) {
                self.machine.apply(command);
            }
            self.position += 1;
        }
    }

    /// One command back; false at the start.
    pub fn step_back(&mut self) -> bool {
        let possible = self.position > 0;
        self.seek(self.position.saturating_sub(1));
        possible
    }

    /// One command forward; false at the end.
    pub fn step_forward(&mut self) -> bool {
        let possible = self.position < self.len();
        self.seek(self.position + 1);
        possible
    }

    /// Another timeline with the same past and no future.
    pub fn fork(&self) -> Self {
        let mut fork = self.clone();
        fork.forget_future();
        fork
    }

    /// The machine at this moment.
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// The picture of this moment.
    pub fn snapshot(&self) -> Snapshot {
        self.machine.snapshot()
    }

    /// How many commands lie behind this moment.
    pub fn position(&self) -> usize {
        self.position
    }

    /// How many commands there are in all.
    pub fn len(&self) -> usize {
        self.commands.len()
    }

    /// Whether no command was ever given.
    pub fn is_empty(&self) -> bool {
        self.commands.is_empty()
    }

    /// What was asked, from the start.
    pub fn commands(&self) -> &[Command] {
        &self.commands
    }

    /// What happened, command by command.
    pub fn events(&self) -> &[Vec<Event>] {
        &self.events
    }

    /// What led to this moment: the events of the command just behind it; none at the start.
    pub fn latest(&self) -> &[Event] {
        self.position.checked_sub(1).and_then(|last| self.events.get(last)).map_or(&[], Vec::as_slice)
    }

    /// The scenario that makes this timeline and opens at this moment.
    pub fn scenario(&self) -> Scenario {
        let pause = (self.position < self.len()).then_some(self.position);
        Scenario { config: self.config.clone(), commands: self.commands.clone(), pause }
    }

    fn of(machine: Machine) -> Self {
        Self {
            config: machine.config().clone(),
            commands: Vec::new(),
            events: Vec::new(),
            checkpoints: vec![machine.clone()],
            spacing: 16,
            position: 0,
            machine,
        }
    }

    fn record(&mut self, command: Command, events: Vec<Event>) -> &[Event] {
        self.commands.push(command);
        self.events.push(events);
        self.position += 1;
        if self.position.is_multiple_of(self.spacing) {
            self.checkpoints.push(self.machine.clone());
        }
        if self.checkpoints.len() > MOST_CHECKPOINTS {
            self.thin_out();
        }
        self.latest()
    }

    fn forget_future(&mut self) {
        self.commands.truncate(self.position);
        self.events.truncate(self.position);
        self.checkpoints.truncate(self.position / self.spacing + 1);
    }

    /// Loads the nearest checkpoint at or before a moment.
    fn rewind(&mut self, position: usize) {
        let nearest = (position / self.spacing).min(self.checkpoints.len().saturating_sub(1));
        if let Some(machine) = self.checkpoints.get(nearest) {
            self.machine = machine.clone();
            self.position = nearest * self.spacing;
        }
    }

    fn thin_out(&mut self) {
        let mut index = 0;
        self.checkpoints.retain(|_| {
            index += 1;
            index % 2 == 1
        });
        self.spacing *= 2;
    }
}

/// The plain machine just after power-on.
impl Default for Timeline {
    fn default() -> Self {
        Self::of(Machine::default())
    }
}

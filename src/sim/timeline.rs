//! The timeline: every command given to a machine, and any moment of it again.
//!
//! Going back replays from a checkpoint. Checkpoints share with one another what has not changed between them. Events
//! are not kept: replaying tells them again.
//!
//! ```text
//!  commands   0 1 2 3 4 5 6 7 8 9 …
//!  moments   0 1 2 3 4 5 6 7 8 9 …      moment i is the machine after i commands
//!  checkpoints ●       ●       ●        every `spacing` commands
//! ```

mod checkpoints;
mod history;
mod mark;
mod samples;

use crate::command::Command;
use crate::config::MachineConfig;
use crate::event::Event;
use crate::machine::Machine;
use crate::scenario::Scenario;
use crate::snapshot::Snapshot;
use checkpoints::Checkpoints;
use history::History;
use samples::Samples;

pub use mark::Mark;
pub use samples::Sample;

/// A machine with its history and, after stepping back, its future.
#[derive(Clone, Debug)]
pub struct Timeline {
    config: MachineConfig,
    history: History,
    checkpoints: Checkpoints,
    samples: Samples,
    position: usize,
    machine: Machine,
    /// The events of the command just behind this moment.
    latest: Vec<Event>,
}

impl Timeline {
    /// A machine just after power-on, with nothing behind it. An error names the setting that makes no sense.
    pub fn new(config: MachineConfig) -> Result<Self, String> {
        Machine::new(config).map(Self::of)
    }

    /// Runs a scenario to its end, then goes to the moment at which it opens.
    pub fn run(scenario: &Scenario) -> Result<Self, String> {
        Self::open(scenario.clone(), &mut || {})
    }

    /// The same, keeping the scenario's own list of commands: a long one is not there twice. `between` is called behind
    /// each command.
    pub fn open(scenario: Scenario, between: &mut dyn FnMut()) -> Result<Self, String> {
        let opens_at = scenario.opens_at();
        let mut timeline = Self::new(scenario.config)?;
        timeline.carry_out(scenario.commands, between);
        timeline.seek(opens_at);
        Ok(timeline)
    }

    /// The same, with samples from the start.
    pub fn open_with_samples(scenario: Scenario, between: &mut dyn FnMut()) -> Result<Self, String> {
        let opens_at = scenario.opens_at();
        let mut timeline = Self::new(scenario.config)?;
        timeline.remember_samples();
        timeline.carry_out(scenario.commands, between);
        timeline.seek(opens_at);
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

    /// Gives the machine all of these commands, or none, and tells what happened, command by command. An error tells
    /// which one makes no sense, and why; the one behind the last where it is their number.
    pub fn try_push_all(
        &mut self,
        commands: Vec<Command>,
        listener: &mut dyn FnMut(&[Event]),
    ) -> Result<(), (usize, String)> {
        self.room_for(commands.len()).map_err(|reason| (commands.len(), reason))?;
        if commands.len() > 1 {
            self.rehearse(&commands)?;
        }
        for (index, command) in commands.into_iter().enumerate() {
            listener(self.try_push(command).map_err(|reason| (index, reason))?);
        }
        Ok(())
    }

    /// Goes to the moment after `position` commands, or to the end where there are fewer.
    pub fn seek(&mut self, position: usize) {
        let position = position.min(self.len());
        if position == self.position {
            return;
        }
        let last = position.saturating_sub(1);
        let nearest = self.checkpoints.before(last);
        if position < self.position || nearest > self.position {
            (self.position, self.machine) = (nearest, self.checkpoints.machine(nearest));
        }
        self.history.repeat(self.position..last, &mut self.machine);
        self.latest = match self.history.commands.get(last).filter(|_| position > 0) {
            Some(command) => self.machine.apply(command),
            None => Vec::new(),
        };
        self.position = position;
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

    /// The machine after `position` commands, or at the end where there are fewer; this moment stays.
    pub fn machine_at(&self, position: usize) -> Machine {
        let at = self.checkpoints.before(position);
        let mut machine = self.checkpoints.machine(at);
        self.history.repeat(at..position, &mut machine);
        machine
    }

    /// The picture of this moment.
    pub fn snapshot(&self) -> Snapshot {
        self.machine.snapshot()
    }

    /// The picture of this moment without what there is too much of: see [`Machine::glance`].
    pub fn glance(&self, most: usize) -> Snapshot {
        self.machine.glance(most)
    }

    /// How many commands lie behind this moment.
    pub fn position(&self) -> usize {
        self.position
    }

    /// How many commands there are in all.
    pub fn len(&self) -> usize {
        self.history.len()
    }

    /// Whether no command was ever given.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What was asked, from the start.
    pub fn commands(&self) -> &[Command] {
        &self.history.commands
    }

    /// What stands out of each command.
    pub fn marks(&self) -> &[Mark] {
        &self.history.marks
    }

    /// Takes samples of the waste from now on, and of the past at once, for which it is carried out once more.
    pub fn remember_samples(&mut self) {
        let mut machine = self.machine_at(0);
        self.samples = Samples::starting(&machine);
        for moment in 0..self.len() {
            self.history.repeat(moment..moment + 1, &mut machine);
            self.samples.offer(moment + 1, &machine);
        }
    }

    /// Samples of the waste over the whole history, what lies ahead included: evenly spaced by number of commands, from
    /// moment 0, at most 512. None where [`Timeline::remember_samples`] was never called. This moment and the last one
    /// need not be among them.
    pub fn samples(&self) -> &[Sample] {
        self.samples.row()
    }

    /// What happened during the commands from moment `from` to moment `to`, command by command, told in order.
    pub fn tell(&self, from: usize, to: usize, listener: &mut dyn FnMut(&[Event])) {
        let mut machine = self.machine_at(from);
        for command in self.commands().get(from..to.min(self.len())).unwrap_or_default() {
            listener(&machine.apply(command));
        }
    }

    /// What happened from moment `from` to moment `to`, in one list.
    pub fn events(&self, from: usize, to: usize) -> Vec<Event> {
        let mut all = Vec::new();
        self.tell(from, to, &mut |events| all.extend_from_slice(events));
        all
    }

    /// What led to this moment: the events of the command just behind it; none at the start.
    pub fn latest(&self) -> &[Event] {
        &self.latest
    }

    /// The scenario that makes this timeline and opens at this moment.
    pub fn scenario(&self) -> Scenario {
        let pause = (self.position < self.len()).then_some(self.position);
        Scenario { config: self.config.clone(), commands: self.commands().to_vec(), pause }
    }

    fn of(machine: Machine) -> Self {
        Self {
            config: machine.config().clone(),
            history: History::default(),
            checkpoints: Checkpoints::new(machine.clone()),
            samples: Samples::none(),
            position: 0,
            machine,
            latest: Vec::new(),
        }
    }

    /// Carries out the commands of a scenario, as the first of this timeline.
    fn carry_out(&mut self, commands: Vec<Command>, between: &mut dyn FnMut()) {
        self.history.marks.reserve_exact(commands.len());
        self.history.commands = commands;
        while let Some(command) = self.history.commands.get(self.position) {
            let events = self.machine.apply(command);
            self.arrive(events);
            between();
        }
    }

    fn record(&mut self, command: Command, events: Vec<Event>) -> &[Event] {
        self.history.commands.push(command);
        self.arrive(events)
    }

    /// Enters what the command at this moment led to, and stands behind it.
    fn arrive(&mut self, events: Vec<Event>) -> &[Event] {
        self.history.marks.push(Mark::of(&events));
        self.position += 1;
        self.checkpoints.offer(self.position, &self.machine);
        self.samples.offer(self.position, &self.machine);
        self.latest = events;
        &self.latest
    }

    /// Carries commands out on a copy of the machine, to learn whether all of them are accepted.
    fn rehearse(&self, commands: &[Command]) -> Result<(), (usize, String)> {
        let mut machine = self.machine.clone();
        commands
            .iter()
            .enumerate()
            .try_for_each(|(index, command)| machine.replay(command, false).map_err(|reason| (index, reason)))
    }

    fn forget_future(&mut self) {
        self.history.forget_after(self.position);
        self.checkpoints.forget_after(self.position);
        self.samples.forget_after(self.position);
    }
}

/// The plain machine just after power-on.
impl Default for Timeline {
    fn default() -> Self {
        Self::of(Machine::default())
    }
}

//! A machine that proves an answer: a drawn scenario that ran, and what it did behind its pause.

use sim::{Command, Event, Machine, ProcessInfo, Reference, Scenario, Snapshot, Step, Translation};

/// No drawn program runs longer than so many instructions.
const LONGEST_RUN: usize = 100;

/// A scenario that ran.
pub(super) struct Proof {
    /// It; it opens where the question is asked.
    pub scenario: Scenario,
    /// The machine where the question is asked.
    pub asked: Snapshot,
    /// What happened from there on.
    pub events: Vec<Event>,
    /// The machine at the end.
    pub machine: Machine,
}

impl Proof {
    /// Runs a scenario. None where its text cannot be read, or where the machine refuses one of its commands.
    pub fn of(text: &str) -> Option<Self> {
        Self::with_refusals(text).filter(|proof| !proof.events.iter().any(is_refusal))
    }

    /// The same, but behind the pause commands may be refused: a process that was killed takes no further step.
    pub fn with_refusals(text: &str) -> Option<Self> {
        let Opened { scenario, mut machine, .. } = Opened::at_the_pause(text)?;
        let asked = machine.snapshot();
        let behind = scenario.commands.get(scenario.opens_at()..)?;
        let events = behind.iter().flat_map(|command| machine.apply(command)).collect();
        Some(Self { scenario, asked, events, machine })
    }

    /// Runs a scenario that has no pause, opens it at its end, and then lets the running process go on to the end of
    /// its program. None where the program does not get there.
    pub fn to_the_end(text: &str) -> Option<Self> {
        let Opened { mut scenario, mut machine, .. } = Opened::at_the_pause(text)?;
        let asked = machine.snapshot();
        scenario.pause = Some(scenario.commands.len());
        let mut events = Vec::new();
        for _ in 0..LONGEST_RUN {
            match apply(&mut machine, &Command::Step) {
                Some(more) => events.extend(more),
                None => return Some(Self { scenario, asked, events, machine }),
            }
            scenario.commands.push(Command::Step);
        }
        None
    }

    /// The process that has the CPU where the question is asked.
    pub fn running(&self) -> Option<&ProcessInfo> {
        self.asked.process(self.asked.running?)
    }

    /// The process of that name where the question is asked.
    pub fn named(&self, name: &str) -> Option<&ProcessInfo> {
        self.asked.processes.iter().find(|process| process.name == name)
    }

    /// The references that were carried out.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.events.iter().filter_map(|event| match event {
            Event::Referenced(reference) => Some(reference),
            _ => None,
        })
    }

    /// The way of the last access, carried out or refused.
    pub fn last(&self) -> Option<&Translation> {
        self.events.iter().rev().find_map(|event| match event {
            Event::Referenced(reference) => Some(&reference.translation),
            Event::Faulted { translation, .. } => Some(translation),
            _ => None,
        })
    }
}

/// A scenario that ran to its pause, or to its end where it has none.
pub(super) struct Opened {
    /// It.
    pub scenario: Scenario,
    /// The machine there.
    pub machine: Machine,
    /// What happened on the way.
    pub events: Vec<Event>,
}

impl Opened {
    /// None where the text cannot be read, or where the machine refuses a command.
    pub fn at_the_pause(text: &str) -> Option<Self> {
        let scenario = Scenario::parse(text).ok()?;
        let mut machine = Machine::new(scenario.config.clone()).ok()?;
        let mut events = Vec::new();
        for command in scenario.commands.get(..scenario.opens_at())? {
            events.extend(apply(&mut machine, command)?);
        }
        Some(Self { scenario, machine, events })
    }
}

/// What happens during a command; none where it is refused.
pub(super) fn apply(machine: &mut Machine, command: &Command) -> Option<Vec<Event>> {
    let events = machine.apply(command);
    (!events.iter().any(is_refusal)).then_some(events)
}

/// The offset in its segment that a translation came to, in bytes, negative in the stack; none without segments.
pub(super) fn offset(translation: &Translation) -> Option<i64> {
    translation.steps.iter().find_map(|step| match step {
        Step::Offset { offset } => Some(*offset),
        _ => None,
    })
}

fn is_refusal(event: &Event) -> bool {
    matches!(event, Event::Rejected { .. })
}

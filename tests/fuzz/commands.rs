//! Sequences of commands on any machine: after each one the invariants hold, and a refusal changes nothing.

/// Random sessions, and what each of their acts comes to.
mod session;

use std::collections::BTreeSet;
use std::mem::discriminant;

use proptest::strategy::BoxedStrategy;
use sim::{Command, Event, Machine, Scenario, invariants};

use super::engine::{Corpus, Target, fingerprint};
use super::input::Input;
use super::seeds;
use session::{Act, Session};

/// `Machine::apply`.
pub struct Commands;

/// No command has as many events.
const MOST_EVENTS: usize = 1_000;

impl Target for Commands {
    const NAME: &'static str = "commands";
    const SHORT: u32 = 400;
    type Input = Session;

    fn seeds() -> Vec<Session> {
        seeds::scenarios().iter().map(|text| Session::read(text)).collect()
    }

    fn inputs(corpus: Corpus<Session>) -> BoxedStrategy<Session> {
        session::sessions(corpus)
    }

    fn run(session: &Session) -> Result<u64, String> {
        session.done.lock().unwrap().clear();
        let mut machine = match Machine::new(session.config.clone()) {
            Ok(machine) => machine,
            Err(reason) => return Ok(fingerprint(reason.split(' ').next())),
        };
        let mut kinds = BTreeSet::new();
        for act in &session.acts {
            for command in act.resolve(&machine) {
                session.done.lock().unwrap().push(command.clone());
                apply(&mut machine, &command, &mut kinds)?;
            }
        }
        Ok(fingerprint((machine.config().mechanism.name(), kinds)))
    }
}

impl Input for Session {
    fn smaller(&self) -> Vec<Self> {
        let without = |index| [&self.acts[..index], &self.acts[index + 1..]].concat();
        (0..self.acts.len()).rev().map(|index| Session::new(self.config.clone(), without(index))).collect()
    }

    /// The commands that were carried out, as a scenario; what a scenario cannot say is told in a comment.
    fn written(&self) -> String {
        let done = self.done.lock().unwrap();
        let machine = Scenario { config: self.config.clone(), ..Scenario::default() };
        done.iter().fold(machine.to_string(), |text, command| text + &line(command))
    }

    fn read(text: &str) -> Self {
        let scenario = Scenario::parse(text).unwrap_or_else(|error| panic!("{error}"));
        let acts = scenario.commands.into_iter().take(400).map(Act::Exactly).collect();
        Session::new(scenario.config, acts)
    }
}

/// Applies a command, checks what must hold behind it, and notes which kinds of events it had.
fn apply(machine: &mut Machine, command: &Command, kinds: &mut BTreeSet<u64>) -> Result<(), String> {
    let before = machine.clone();
    let events = machine.apply(command);
    invariants::check(machine).map_err(|broken| format!("after {command:?}: {broken}"))?;
    if events.len() > MOST_EVENTS {
        return Err(format!("{command:?} has {} events", events.len()));
    }
    if let [Event::Rejected { .. }] = events.as_slice() {
        kinds.insert(0);
        let same = *machine == before;
        return same.then_some(()).ok_or_else(|| format!("{command:?} was rejected and changed the machine"));
    }
    let snapshot = machine.snapshot();
    for event in &events {
        let told = sim::tell(event, &snapshot);
        if !told.ends_with('.') || matches!(event, Event::Rejected { .. }) {
            return Err(format!("{command:?} has {event:?}, told as {told:?}"));
        }
        kinds.insert(fingerprint(discriminant(event)));
    }
    Ok(())
}

fn line(command: &Command) -> String {
    let text = Scenario { commands: vec![command.clone()], ..Scenario::default() }.to_string();
    let said = text.split_once('\n').map_or("", |(_, rest)| rest);
    if Scenario::parse(said).is_ok() { said.to_owned() } else { format!("# {command:?}\n") }
}

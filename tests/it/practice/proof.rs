//! What the machine of a question does, told apart from what the question says.

use course::practice::Question;
use sim::{Event, Machine, Reference, Snapshot, Translation};

/// What the machine of a question does.
pub struct Proof {
    /// The machine where the question is asked.
    pub asked: Snapshot,
    /// What happens from there on.
    pub events: Vec<Event>,
    /// The machine at the end.
    pub end: Snapshot,
}

impl Proof {
    /// Runs it. Nothing is refused before the question is asked.
    pub fn of(question: &Question) -> Self {
        let (scenario, id) = (&question.scenario, &question.id);
        let mut machine = Machine::new(scenario.config.clone()).unwrap();
        let (before, after) = scenario.commands.split_at(scenario.opens_at());
        assert!(!after.is_empty(), "{id}: nothing follows the pause");
        for command in before {
            let events = machine.apply(command);
            assert!(!events.iter().any(is_refusal), "{id}: {events:?}");
        }
        let asked = machine.snapshot();
        let events = after.iter().flat_map(|command| machine.apply(command)).collect();
        Self { asked, events, end: machine.snapshot() }
    }

    /// Whether a command behind the pause makes no sense.
    pub fn is_refused(&self) -> bool {
        self.events.iter().any(is_refusal)
    }

    /// The references that were carried out.
    pub fn references(&self) -> Vec<&Reference> {
        let made = self.events.iter().filter_map(|event| match event {
            Event::Referenced(reference) => Some(reference),
            _ => None,
        });
        made.collect()
    }

    /// The way of the last access, carried out or refused.
    pub fn last(&self) -> &Translation {
        let way = self.events.iter().rev().find_map(|event| match event {
            Event::Referenced(reference) => Some(&reference.translation),
            Event::Faulted { translation, .. } => Some(translation),
            _ => None,
        });
        way.unwrap()
    }
}

fn is_refusal(event: &Event) -> bool {
    matches!(event, Event::Rejected { .. })
}

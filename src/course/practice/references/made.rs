//! What a program's instructions did to memory, read off the machine's events.

use sim::{AccessKind, Event, Reference};

use crate::practice::wording::count;

/// An instruction that ran, however often, and the references that it made.
pub(super) struct Made {
    /// Where it stands.
    pub address: u64,
    /// It, in AT&T syntax.
    pub text: String,
    /// Its bytes.
    pub length: u64,
    /// How often it ran.
    pub runs: u64,
    /// What it did the first time, in order.
    pub first: Vec<Reference>,
    /// What it did the last time.
    pub last: Vec<Reference>,
}

/// Each instruction that ran, in the order in which they first did. None where something else happened as well: a
/// fault, an exit.
pub(super) fn made(events: &[Event]) -> Option<Vec<Made>> {
    let mut all: Vec<Made> = Vec::new();
    let mut open = Vec::new();
    for event in events {
        match event {
            Event::Referenced(reference) => open.push(reference.clone()),
            Event::Executed { address, text, length, .. } => {
                let last = std::mem::take(&mut open);
                match all.iter_mut().find(|made| made.address == address.0) {
                    Some(made) => (made.runs, made.last) = (made.runs + 1, last),
                    None => all.push(Made {
                        address: address.0,
                        text: text.clone(),
                        length: *length,
                        runs: 1,
                        first: last.clone(),
                        last,
                    }),
                }
            }
            _ => return None,
        }
    }
    open.is_empty().then_some(all)
}

impl Made {
    /// References of one run.
    pub fn each(&self) -> u64 {
        self.first.len() as u64
    }

    /// References of this kind in all its runs.
    pub fn of_kind(&self, kind: AccessKind) -> u64 {
        self.runs * self.first.iter().filter(|reference| reference.access == kind).count() as u64
    }

    /// Whether one run both loads and stores.
    pub fn loads_and_stores(&self) -> bool {
        let does = |kind| self.first.iter().any(|reference| reference.access == kind);
        does(AccessKind::Load) && does(AccessKind::Store)
    }

    /// Whether its name begins like this.
    pub fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.text.starts_with(name))
    }
}

/// How many references of each kind.
#[derive(Clone, Copy)]
pub(super) struct Sum {
    /// Of instructions.
    pub fetches: u64,
    /// Of data.
    pub loads: u64,
    /// Of data.
    pub stores: u64,
}

impl Sum {
    /// Of some instructions.
    pub fn of(all: &[Made]) -> Self {
        let sum = |kind| all.iter().map(|made| made.of_kind(kind)).sum();
        Self { fetches: sum(AccessKind::Fetch), loads: sum(AccessKind::Load), stores: sum(AccessKind::Store) }
    }

    /// References to data.
    pub fn data(self) -> u64 {
        self.loads + self.stores
    }

    /// All references.
    pub fn total(self) -> u64 {
        self.fetches + self.data()
    }

    /// “2 loads and 1 store”, “1 load” where there is no store.
    pub fn data_in_words(self) -> String {
        let (loads, stores) = (count(self.loads, "load", "loads"), count(self.stores, "store", "stores"));
        match (self.loads, self.stores) {
            (_, 0) => loads,
            (0, _) => stores,
            _ => format!("{loads} and {stores}"),
        }
    }

    /// “3 fetches, 2 loads and 1 store”, “3 fetches” where there is nothing else.
    pub fn in_words(self) -> String {
        let fetches = count(self.fetches, "fetch", "fetches");
        match (self.loads, self.stores) {
            (0, 0) => fetches,
            (_, 0) | (0, _) => format!("{fetches} and {}", self.data_in_words()),
            _ => format!("{fetches}, {}", self.data_in_words()),
        }
    }
}

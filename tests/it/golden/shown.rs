//! That the cases leave nothing out: whatever can happen, happens in one of them.
//!
//! The lists of kinds are exhaustive matches as well: a new kind does not compile until it is named here, and then
//! fails until a case shows it.

use std::collections::BTreeSet;

use sim::{
    Command, Event, Fault, ListOrder, Mechanism, Misuse, Policy, Scenario, Step, Timeline, Translation,
    Victim,
};

use super::{cases, runs};

/// The kinds of an enum by name, and the name of a value's kind.
macro_rules! kinds {
    ($all:ident, $name:ident: $of:ident { $($kind:ident)* }) => {
        pub(crate) const $all: &[&str] = &[$(stringify!($kind)),*];

        fn $name(value: &$of) -> &'static str {
            match value {
                $($of::$kind { .. } => stringify!($kind),)*
            }
        }
    };
}

kinds!(EVENTS, event_kind: Event {
    Created Exited Killed Switched Referenced Executed Allocated OutOfMemory Freed Resized Zeroed Misused Leaked
    SystemCall HeapGrown Moved Compacted Shared Relocated SwappedOut SwappedIn TimerInterrupt PrivilegedInstruction
    Faulted IllegalInstruction Rejected
});
kinds!(COMMANDS, command_kind: Command {
    Create Exit Switch Malloc Calloc Realloc Free Access Step Compact
});
kinds!(FAULTS, fault_kind: Fault { OutOfBounds Protection NoSegment });
kinds!(MISUSES, misuse_kind: Misuse { UseAfterFree Overflow });
kinds!(STEPS, step_kind: Step { Select Offset Check Protect Add });
kinds!(VICTIMS, victim_kind: Victim { Os Process Hole });

/// The system calls of the library, by which a heap gets memory and gives it back.
pub(crate) const SYSTEM_CALLS: [&str; 3] = ["mmap", "munmap", "sbrk"];

/// What happened in some scenarios together.
#[derive(Default)]
pub(crate) struct Shown {
    pub events: BTreeSet<&'static str>,
    pub commands: BTreeSet<&'static str>,
    pub misuses: BTreeSet<&'static str>,
    pub steps: BTreeSet<&'static str>,
    pub system_calls: BTreeSet<&'static str>,
    /// Each with the mechanism under which it happened.
    pub faults: BTreeSet<(&'static str, &'static str)>,
    pub victims: BTreeSet<(&'static str, &'static str)>,
    pub mechanisms: BTreeSet<&'static str>,
    allocators: BTreeSet<&'static str>,
    placements: BTreeSet<&'static str>,
    orders: BTreeSet<&'static str>,
}

impl Shown {
    /// All cases.
    fn all() -> Self {
        Self::of(cases().iter().flat_map(|case| runs(case)).map(|(_, scenario)| scenario))
    }

    pub(crate) fn of(scenarios: impl Iterator<Item = Scenario>) -> Self {
        let mut shown = Self::default();
        for scenario in scenarios {
            let config = &scenario.config;
            shown.mechanisms.insert(config.mechanism.name());
            shown.placements.insert(config.placement.name());
            let mut timeline = Timeline::new(config.clone()).unwrap();
            for command in &scenario.commands {
                shown.commands.insert(command_kind(command));
                for event in timeline.push(command.clone()) {
                    shown.note(event, config);
                }
            }
        }
        shown
    }

    fn note(&mut self, event: &Event, config: &sim::MachineConfig) {
        self.events.insert(event_kind(event));
        match event {
            Event::Misused { misuse, .. } => drop(self.misuses.insert(misuse_kind(misuse))),
            Event::SystemCall { call, .. } => drop(self.system_calls.insert(call)),
            Event::Referenced(reference) => self.translated(&reference.translation, config.mechanism),
            Event::Faulted { translation, .. } => self.translated(translation, config.mechanism),
            // A policy and an order show only where a heap is used.
            Event::Freed { .. } => {
                self.allocators.insert(config.allocator.name());
                self.orders.insert(config.order.name());
            }
            _ => {}
        }
    }

    fn translated(&mut self, translation: &Translation, mechanism: Mechanism) {
        self.steps.extend(translation.steps.iter().map(step_kind));
        self.faults.extend(translation.fault.map(|fault| (mechanism.name(), fault_kind(&fault))));
        self.victims.extend(translation.victim.map(|victim| (mechanism.name(), victim_kind(&victim))));
    }
}

pub(crate) fn set<T: Ord + Copy>(all: &[T]) -> BTreeSet<T> {
    all.iter().copied().collect()
}

/// Which faults a mechanism can raise: without an MMU, and without bounds, only that there is no memory.
fn possible_faults(mechanism: Mechanism) -> &'static [&'static str] {
    match mechanism {
        Mechanism::Segmentation => FAULTS,
        _ => &["OutOfBounds"],
    }
}

/// Whose memory a process can reach besides its own. Alone in memory it finds no other process; a base is never
/// below the OS's end, so nothing below it can be reached.
fn possible_victims(mechanism: Mechanism) -> &'static [&'static str] {
    match mechanism {
        Mechanism::Uniprogramming | Mechanism::TimeSharing => &["Os", "Hole"],
        Mechanism::StaticRelocation => VICTIMS,
        Mechanism::Base => &["Process", "Hole"],
        Mechanism::BaseAndBounds | Mechanism::Segmentation => &[],
    }
}

fn under_each(possible: fn(Mechanism) -> &'static [&'static str]) -> BTreeSet<(&'static str, &'static str)> {
    let pairs = |mechanism: Mechanism| possible(mechanism).iter().map(move |kind| (mechanism.name(), *kind));
    Mechanism::ALL.into_iter().flat_map(pairs).collect()
}

#[test]
fn the_cases_show_everything_that_can_happen() {
    let shown = Shown::all();
    assert_eq!(shown.events, set(EVENTS), "kinds of events");
    assert_eq!(shown.commands, set(COMMANDS), "commands");
    assert_eq!(shown.misuses, set(MISUSES), "misuses of a heap");
    assert_eq!(shown.steps, set(STEPS), "steps of a translation");
    assert_eq!(shown.system_calls, set(&SYSTEM_CALLS), "system calls");
    assert_eq!(shown.mechanisms, set(&Mechanism::ALL.map(Mechanism::name)), "mechanisms");
    assert_eq!(shown.allocators, set(&Policy::ALL.map(Policy::name)), "policies of malloc");
    assert_eq!(shown.placements, set(&Policy::ALL.map(Policy::name)), "policies of the OS");
    assert_eq!(shown.orders, set(&ListOrder::ALL.map(ListOrder::name)), "orders of a free list");
}

#[test]
fn every_fault_and_every_trespass_is_shown_under_each_mechanism_that_has_it() {
    let shown = Shown::all();
    assert_eq!(shown.faults, under_each(possible_faults), "faults");
    assert_eq!(shown.victims, under_each(possible_victims), "whose memory is touched");
}

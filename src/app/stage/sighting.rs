//! The memory references among events, those that faulted included.

use sim::{AccessKind, Event, Translation};

/// One memory reference as the stage shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    /// Whose.
    pub pid: u32,
    /// Fetch, load or store.
    pub access: AccessKind,
    /// What the instruction calls it.
    pub target: String,
    /// Bytes; none for a fault, which moves none.
    pub size: Option<u64>,
    /// What was read or written; none for a fetch or a fault.
    pub value: Option<u64>,
    /// From virtual to physical, step by step.
    pub translation: Translation,
}

/// Every reference among the events, in order.
pub fn sightings(events: &[Event]) -> Vec<Sighting> {
    events.iter().filter_map(sighting).collect()
}

fn sighting(event: &Event) -> Option<Sighting> {
    match event {
        Event::Referenced(reference) => Some(Sighting {
            pid: reference.pid,
            access: reference.access,
            target: reference.target.clone(),
            size: Some(reference.size),
            value: (reference.access != AccessKind::Fetch).then_some(reference.value),
            translation: reference.translation.clone(),
        }),
        Event::Faulted { pid, access, translation } => Some(Sighting {
            pid: *pid,
            access: *access,
            target: translation.virt.to_string(),
            size: None,
            value: None,
            translation: translation.clone(),
        }),
        _ => None,
    }
}

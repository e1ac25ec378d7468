//! From one moment of the timeline to the nearest one of some kind. No web types, so that native tests can read it.

use sim::Mark;

/// The moment, as a number of commands, right after the nearest command that led to any of these kinds of events.
/// None where there is no such command on that side of `position`.
pub fn hop(marks: &[Mark], position: usize, kinds: &[Mark], forward: bool) -> Option<usize> {
    let wanted =
        |index: &usize| marks.get(*index).is_some_and(|mark| kinds.iter().any(|kind| mark.has(*kind)));
    let found = if forward {
        (position..marks.len()).find(wanted)
    } else {
        (0..position.saturating_sub(1)).rev().find(wanted)
    };
    found.map(|index| index + 1)
}

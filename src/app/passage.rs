//! The passage: how the player came to the moment at which it stands, and what happened on the way.

use sim::{Event, Machine, Snapshot};

use super::search::Search;

/// Which way the player went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Went {
    /// One command forward: what happened can be shown.
    Forward,
    /// One command back: the same, backwards.
    Back,
    /// To a moment, or a machine, that does not follow.
    #[default]
    Elsewhere,
}

/// The last change of what is shown.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    /// Which way it went.
    pub went: Went,
    /// What happened between the two moments, in the order in which it did; nothing where it went elsewhere.
    pub events: Vec<Event>,
    /// The machine at the moment that was left; none where it went elsewhere.
    pub left: Option<Snapshot>,
    /// What malloc looked at on the way.
    pub search: Option<Search>,
}

impl Passage {
    /// The way from one moment to the next by these events, `forward` or back; `earlier` is the machine before them.
    pub fn beside(forward: bool, left: Snapshot, earlier: &Machine, events: Vec<Event>) -> Self {
        let went = if forward { Went::Forward } else { Went::Back };
        let search = Search::of(earlier, &events);
        Self { went, events, left: Some(left), search }
    }
}

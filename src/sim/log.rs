//! Where a machine tells what happens: to a listener, or to nobody while it only runs through its history again.

use crate::event::Event;

/// The events of one command, in order.
pub(crate) struct Log {
    events: Vec<Event>,
    listening: bool,
    /// Of a command that is carried out once more in the same state, and made no trouble there.
    is_sound: bool,
}

impl Log {
    /// A log that keeps what it is told.
    pub fn listening() -> Self {
        Self { events: Vec::new(), listening: true, is_sound: false }
    }

    /// A log that keeps nothing: what would be told is never put together.
    pub fn deaf(is_sound: bool) -> Self {
        Self { events: Vec::new(), listening: false, is_sound }
    }

    /// Whether the command is known to make no trouble, so that nothing need be checked.
    pub fn is_sound(&self) -> bool {
        self.is_sound
    }

    /// Tells one event.
    #[inline]
    pub fn tell(&mut self, event: impl FnOnce() -> Event) {
        if self.listening {
            self.keep(event());
        }
    }

    /// Tells an event if there is one; looks for it only where somebody listens.
    #[inline]
    pub fn tell_any(&mut self, event: impl FnOnce() -> Option<Event>) {
        if self.listening
            && let Some(event) = event()
        {
            self.keep(event);
        }
    }

    /// One copy of the row's growth for all who tell.
    #[inline(never)]
    fn keep(&mut self, event: Event) {
        self.events.push(event);
    }

    /// What was told.
    pub fn into_events(self) -> Vec<Event> {
        self.events
    }
}

//! What is on the page in one frame: what every panel of the stage is drawn from.

use diagram::Moment;
use sim::{Event, ProcessInfo, Snapshot};
use yew::Callback;

use super::Msg;
use super::sighting::{Sighting, sightings};
use crate::passage::Went;
use crate::player::Player;
use crate::settings::Settings;

/// One frame.
pub struct Seen<'a> {
    /// The machine and its history.
    pub player: &'a Player,
    /// How the person wants it shown.
    pub settings: Settings,
    /// The figure, perhaps in the middle of a motion.
    pub moment: &'a Moment,
    /// The reference to speak of: the one in flight, or the last.
    pub sighting: Option<Sighting>,
    /// How many references came after it.
    pub later: usize,
    /// Where panels send what the person asks for.
    pub link: &'a Callback<Msg>,
}

impl<'a> Seen<'a> {
    /// The frame of a moment of the figure.
    pub fn of(player: &'a Player, settings: Settings, moment: &'a Moment, link: &'a Callback<Msg>) -> Self {
        let mut sightings = match moment.reference {
            Some(_) => sightings(player.events()),
            None => player.sightings(),
        };
        let index = moment.reference.unwrap_or(sightings.len().saturating_sub(1));
        let after = sightings.split_off(sightings.len().min(index + 1));
        let later = after.iter().filter(|sighting| sighting.translation.phys.is_some()).count();
        Self { player, settings, moment, sighting: sightings.pop(), later, link }
    }

    /// What has been shown of the events since the moment that was left, and what is still to be shown. When nothing
    /// moves all has been shown.
    pub fn told(&self) -> (&'a [Event], &'a [Event]) {
        let (events, whole) = (self.player.events(), self.moment.event.is_none());
        let shown = if whole && self.player.went() == Went::Back { 0 } else { events.len() };
        let shown = self.moment.event.unwrap_or(shown).min(events.len());
        events.split_at_checked(shown).unwrap_or((events, &[]))
    }

    /// The machine.
    pub fn snapshot(&self) -> &'a Snapshot {
        self.player.snapshot()
    }

    /// The process that is looked at.
    pub fn process(&self) -> Option<&'a ProcessInfo> {
        self.player.focus().and_then(|pid| self.snapshot().process(pid))
    }

    /// References to memory that a process has made.
    pub fn references(&self, pid: u32) -> usize {
        self.player.later().process(pid).map_or(0, |process| process.references as usize)
    }
}

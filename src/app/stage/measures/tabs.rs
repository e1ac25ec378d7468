//! Which measure is open: what the machine is about, until the person chooses.

use sim::{Command, Tenancy};

use crate::player::Player;

/// One tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Holes in physical memory.
    Fragmentation,
    /// The heap of the process shown.
    Heap,
    /// What the time was spent on.
    Time,
}

impl Tab {
    /// Every tab, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Fragmentation, Self::Heap, Self::Time];

    /// What stands on it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fragmentation => "Fragmentation",
            Self::Heap => "Heap",
            Self::Time => "Time",
        }
    }
}

/// Commands that are looked at to learn whether a story is about malloc.
const LOOKED_AT: usize = 1000;

/// What the person chose, and what the story is about.
#[derive(Default)]
pub struct Tabs {
    chosen: Option<Tab>,
    mallocs: bool,
}

impl Tabs {
    /// The person chose one; it stays.
    pub fn choose(&mut self, tab: Tab) {
        self.chosen = Some(tab);
    }

    /// Learns what the story is about. Once malloc was part of it, it stays so: the tab does not jump back.
    pub fn learn(&mut self, player: &Player) {
        let mut commands = player.timeline().commands().iter().take(LOOKED_AT);
        self.mallocs = self.mallocs || commands.any(is_malloc);
    }

    /// The open tab first, then the next that matters.
    pub fn in_order(&self, player: &Player) -> [Tab; 3] {
        let swaps = player.snapshot().mechanism.nature().tenancy == Tenancy::InTurn;
        let mut order = match (swaps, self.mallocs) {
            (true, _) => [Tab::Time, Tab::Fragmentation, Tab::Heap],
            (false, true) => [Tab::Heap, Tab::Fragmentation, Tab::Time],
            (false, false) => [Tab::Fragmentation, Tab::Time, Tab::Heap],
        };
        let chosen = order.iter().position(|tab| self.chosen == Some(*tab)).unwrap_or(0);
        if let Some(to_front) = order.get_mut(..=chosen) {
            to_front.rotate_right(1);
        }
        order
    }
}

fn is_malloc(command: &Command) -> bool {
    match command {
        Command::Malloc { .. } | Command::Calloc { .. } => true,
        Command::Create(spec) => spec.program.as_ref().is_some_and(|program| program.contains("alloc")),
        _ => false,
    }
}

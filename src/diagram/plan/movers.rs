//! What the OS moves, piece by piece: each piece has its own share of the time in which everything moves.

use sim::{Event, Part};

use super::beat::MOVE;
use crate::order::order;
use crate::scene::BlockId;
use crate::within::within;

/// How much later each piece starts than the one before it, in milliseconds.
const STAGGER: f64 = 160.0;
/// How long one image travels between memory and disk.
const IMAGE: f64 = 600.0;
/// The longest that all pieces take together.
const LONGEST: f64 = 1200.0;

/// The pieces that move, and when.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Movers {
    /// Whose, what, and its turn; ascending by the first two.
    pieces: Vec<(u32, Part, usize)>,
    /// How many turns there are.
    turns: usize,
    /// How long one piece takes, in milliseconds.
    each: f64,
}

impl Movers {
    /// The pieces that events tell of.
    pub fn of(events: &[Event]) -> Self {
        let mut movers = Self { each: MOVE, ..Self::default() };
        for event in events {
            match event {
                Event::Moved { pid, part, .. } => movers.add(*pid, *part),
                Event::SwappedOut { pid, .. } | Event::SwappedIn { pid, .. } => {
                    movers.each = IMAGE;
                    movers.add(*pid, Part::AddressSpace);
                }
                _ => {}
            }
        }
        let turn = |place: usize| movers.pieces.get(place).copied();
        let order = order(movers.pieces.len(), &|a, b| turn(a).cmp(&turn(b)));
        movers.pieces = order.into_iter().filter_map(turn).collect();
        movers
    }

    fn add(&mut self, pid: u32, part: Part) {
        self.pieces.push((pid, part, self.turns));
        self.turns += 1;
    }

    /// How long everything takes together, in milliseconds.
    pub fn time(&self) -> f64 {
        let waits = self.turns.saturating_sub(1) as f64;
        (self.each + waits * STAGGER).min(LONGEST)
    }

    /// When a block or a ribbon of a process is under way.
    pub fn window(&self, piece: Option<(u32, Part)>) -> Window {
        let Some(turn) = piece.and_then(|(pid, part)| self.turn(pid, part)) else { return Window::ALL };
        let length = self.each / self.time();
        let last = self.turns.saturating_sub(1).max(1) as f64;
        Window { start: turn as f64 / last * (1.0 - length), length }
    }

    fn turn(&self, pid: u32, part: Part) -> Option<usize> {
        let find = |part| self.pieces.binary_search_by_key(&(pid, part), |(pid, part, _)| (*pid, *part));
        let place = find(part).or_else(|_| find(Part::AddressSpace)).ok()?;
        self.pieces.get(place).map(|(.., turn)| *turn)
    }
}

/// What lies in physical memory under this id, and whose it is.
pub(super) fn piece(id: BlockId) -> Option<(u32, Part)> {
    match id {
        BlockId::Given(pid, part) => Some((pid, part)),
        BlockId::Image(pid) => Some((pid, Part::AddressSpace)),
        BlockId::Physical(pid, segment) | BlockId::Imaged(pid, segment) => {
            Some((pid, Part::Segment(segment)))
        }
        _ => None,
    }
}

/// A stretch of the time in which everything moves; shares of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Window {
    start: f64,
    length: f64,
}

impl Window {
    /// The whole time.
    pub const ALL: Self = Self { start: 0.0, length: 1.0 };

    /// How far something that moves in this window has come, when `t` of the whole time is over.
    pub fn at(self, t: f64) -> f64 {
        ease((t - self.start) / self.length)
    }
}

/// Fast at first, then gentle: ease-out.
fn ease(t: f64) -> f64 {
    let left = 1.0 - within(t, 0.0, 1.0);
    1.0 - left * left * left
}

//! Compaction: sliding what is owned together, so that the holes become one.
//!
//! ```text
//!  before  │ OS │ A │ hole │ B │ hole │ C │ hole │
//!  after   │ OS │ A │ B │ C │ hole               │
//!  after,  │ OS │ A │ B │ room │ C │ hole        │     where B is to grow
//!  growing
//! ```

use super::{Owned, PhysMem};
use crate::event::Part;
use crate::free_list::Extent;

/// A stretch that is to grow by so many bytes where it lies after compaction.
#[derive(Clone, Copy)]
pub(crate) struct Room {
    /// Where it starts now.
    pub start: u64,
    /// Bytes that it is to have more.
    pub more: u64,
}

/// A stretch that was moved.
#[derive(Clone, Copy)]
pub(crate) struct Move {
    /// Who owns it.
    pub pid: u32,
    /// What it holds.
    pub part: Part,
    /// Where it was.
    pub from: u64,
    /// Where it is.
    pub to: u64,
    /// Bytes copied.
    pub size: u64,
}

impl PhysMem {
    /// Whether sliding is possible at all: a buddy block lies at a multiple of its own size and nowhere else.
    pub fn can_slide(&self) -> bool {
        !self.policy.is_buddy()
    }

    /// Bytes free in all.
    pub fn free(&self) -> u64 {
        self.holes.free()
    }

    /// Bytes of the largest hole.
    pub fn largest_hole(&self) -> u64 {
        self.holes.largest()
    }

    /// Slides everything owned down to the OS, and leaves a hole behind the stretch that is to grow; tells what moved,
    /// ascending by where it was. The caller has seen to it that so much is free.
    pub fn compact(&mut self, room: Option<Room>) -> Vec<Move> {
        let mut next = self.os;
        let mut moves = Vec::new();
        for owned in &self.owned {
            let Owned { start, size, pid, part } = *owned;
            moves.push(Move { pid, part, from: start, to: next, size });
            next += size + room.filter(|room| room.start == start).map_or(0, |room| room.more);
        }
        // What goes down is copied from the bottom up, what goes up from the top down: nothing is overwritten unread.
        moves
            .iter()
            .filter(|step| step.to < step.from)
            .for_each(|step| self.bytes.copy(step.from, step.to, step.size));
        let up = moves.iter().rev().filter(|step| step.to > step.from);
        up.for_each(|step| self.bytes.copy(step.from, step.to, step.size));
        self.settle(&moves);
        moves.retain(|step| step.to != step.from);
        moves
    }

    /// Enters the new places into the books.
    fn settle(&mut self, moves: &[Move]) {
        let to = |start: u64| {
            let place = moves.binary_search_by_key(&start, |step| step.from);
            place.ok().and_then(|place| moves.get(place)).map_or(start, |step| step.to)
        };
        self.sharers.iter_mut().for_each(|(start, _)| *start = to(*start));
        self.owned.iter_mut().for_each(|owned| owned.start = to(owned.start));
        self.holes = Self::no_holes(self.policy);
        let mut end = self.os;
        for owned in &self.owned {
            if owned.start > end {
                self.holes.give(Extent { start: end, size: owned.start - end });
            }
            end = owned.start + owned.size;
        }
        if self.size > end {
            self.holes.give(Extent { start: end, size: self.size - end });
        }
    }
}

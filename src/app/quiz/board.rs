//! The state of a program whose names are being placed. It follows from the moves; only the picked name does not.

use std::rc::Rc;

use course::{Matching, Name};
use sim::SegmentName;

use super::log::Move;

/// The names as they stand.
pub struct Board {
    matching: Rc<Matching>,
    /// Which name was put where, oldest first.
    placed: Vec<(usize, SegmentName)>,
    /// The name that the next segment is for.
    selected: Option<usize>,
    /// Whether the person picked it, and it is not just the next in line.
    picked: bool,
    hinted: bool,
    shown: bool,
}

impl Board {
    /// The names after these moves; the first one that is not in its place is picked.
    pub fn after(matching: Rc<Matching>, moves: &[Move]) -> Self {
        let mut board = Self {
            matching,
            placed: Vec::new(),
            selected: Some(0),
            picked: false,
            hinted: false,
            shown: false,
        };
        moves.iter().for_each(|done| board.act(done));
        board
    }

    /// Does what was done.
    pub fn act(&mut self, done: &Move) {
        match done {
            Move::Place(index, segment) => self.place(*index, *segment),
            Move::Undo => self.undo(),
            Move::Restart => {
                self.placed.clear();
                self.selected = Some(0);
            }
            Move::Hint => self.hinted = true,
            Move::Show => (self.shown, self.selected) = (true, None),
            Move::Choose(_) | Move::Type(_) => {}
        }
    }

    /// Picks a name.
    pub fn select(&mut self, index: usize) {
        self.selected = Some(index);
        self.picked = true;
    }

    /// What is asked.
    pub fn matching(&self) -> &Matching {
        &self.matching
    }

    /// The names, in their order.
    pub fn names(&self) -> &[Name] {
        &self.matching.names
    }

    /// The picked name.
    pub fn selected(&self) -> Option<usize> {
        self.selected
    }

    /// The line of the source that the picked name stands in, from 1.
    pub fn selected_line(&self) -> Option<u32> {
        self.selected.and_then(|index| self.names().get(index)).map(|name| name.line)
    }

    /// Where a name was put last.
    pub fn placed(&self, index: usize) -> Option<SegmentName> {
        self.placed.iter().rev().find(|(name, _)| *name == index).map(|(_, segment)| *segment)
    }

    /// Whether a name is where it lives.
    pub fn is_right(&self, index: usize) -> bool {
        self.placed(index).is_some() && self.placed(index) == self.names().get(index).map(|name| name.segment)
    }

    /// Where a name stands in the picture: where it was put, and where all is shown, where it lives.
    pub fn stands(&self, index: usize) -> Option<SegmentName> {
        match self.shown && !self.is_right(index) {
            true => self.names().get(index).map(|name| name.segment),
            false => self.placed(index),
        }
    }

    /// Whether all names were put where they live.
    pub fn is_solved(&self) -> bool {
        (0..self.names().len()).all(|index| self.is_right(index))
    }

    /// Whether the answers may be seen: all found, or looked up.
    pub fn is_settled(&self) -> bool {
        self.shown || self.is_solved()
    }

    /// Whether the answers were looked up.
    pub fn is_shown(&self) -> bool {
        self.shown
    }

    /// The name whose placement is talked about: the picked one if it is placed, else the one placed last.
    pub fn subject(&self) -> Option<usize> {
        let picked = self.selected.filter(|index| self.picked && self.stands(*index).is_some());
        picked.or_else(|| self.placed.last().map(|(index, _)| *index))
    }

    /// Whether anything is placed.
    pub fn is_begun(&self) -> bool {
        !self.placed.is_empty()
    }

    /// The hint, where it is asked for.
    pub fn hint(&self) -> Option<&str> {
        self.hinted.then_some(self.matching.hint.as_str())
    }

    /// Whether some names belong to one function and some to another, so that it must be said which.
    pub fn has_functions(&self) -> bool {
        let mut functions = self.names().iter().filter_map(|name| name.function.as_deref());
        let first = functions.next();
        functions.any(|function| Some(function) != first)
    }

    fn place(&mut self, index: usize, segment: SegmentName) {
        if index >= self.names().len() {
            return;
        }
        self.placed.push((index, segment));
        self.picked = false;
        self.selected = if self.is_right(index) { self.next_after(index) } else { Some(index) };
    }

    fn undo(&mut self) {
        if let Some((index, _)) = self.placed.pop() {
            self.selected = Some(index);
        }
    }

    /// The next name that is not in its place, round and round.
    fn next_after(&self, index: usize) -> Option<usize> {
        let count = self.names().len();
        (1..=count).map(|step| (index + step) % count).find(|next| !self.is_right(*next))
    }
}

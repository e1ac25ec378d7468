//! The state of a quiz: the moves made so far. Everything else follows from them and from the machine.

use std::rc::Rc;

use course::{Item, Located, Quiz, Solved, Verdict};
use sim::{ProcessInfo, SegmentName};
use yew::Reducible;

/// The quiz as it stands.
#[derive(Clone)]
pub struct Board {
    quiz: &'static Quiz,
    solved: Rc<Solved>,
    /// Which name was put where, oldest first.
    moves: Vec<(usize, SegmentName)>,
    /// The name that the next segment is for.
    selected: Option<usize>,
    hint: bool,
}

/// What may be done.
#[derive(Clone, Copy, PartialEq)]
pub enum Act {
    /// Pick the name of that index.
    Select(usize),
    /// Put the picked name there.
    Place(SegmentName),
    /// Take the last placement back.
    Undo,
    /// Take all of them back.
    Restart,
    /// Show or hide the hint.
    Hint,
}

impl Board {
    /// Nothing placed, the first name picked.
    pub fn new(quiz: &'static Quiz, solved: Rc<Solved>) -> Self {
        Self { quiz, solved, moves: Vec::new(), selected: Some(0), hint: false }
    }

    /// The names, in their order.
    pub fn items(&self) -> &'static [Item] {
        self.quiz.items
    }

    /// Where the machine has each name, in the same order.
    pub fn located(&self) -> &[Located] {
        &self.solved.answers
    }

    /// The process that runs the program.
    pub fn process(&self) -> Option<&ProcessInfo> {
        let snapshot = &self.solved.snapshot;
        snapshot.running.and_then(|pid| snapshot.process(pid))
    }

    /// Bytes of the address space.
    pub fn address_space(&self) -> u64 {
        self.solved.snapshot.address_space
    }

    /// The picked name.
    pub fn selected(&self) -> Option<usize> {
        self.selected
    }

    /// The line of the source that the picked name stands in, from 1.
    pub fn selected_line(&self) -> Option<u32> {
        self.selected.and_then(|index| self.items().get(index)).map(|item| item.line)
    }

    /// Where a name was put last, and what that was worth.
    pub fn placed(&self, index: usize) -> Option<(SegmentName, Verdict)> {
        let (_, segment) = self.moves.iter().rev().find(|(item, _)| *item == index)?;
        let verdict = self.solved.grade(self.quiz, index, *segment).ok()?;
        Some((*segment, verdict))
    }

    /// Whether a name is where the machine has it.
    pub fn is_right(&self, index: usize) -> bool {
        self.placed(index).is_some_and(|(_, verdict)| verdict.right)
    }

    /// Whether all names are.
    pub fn is_solved(&self) -> bool {
        (0..self.items().len()).all(|index| self.is_right(index))
    }

    /// The name whose placement is talked about: the picked one if it is placed, else the one placed last.
    pub fn subject(&self) -> Option<usize> {
        let picked = self.selected.filter(|index| self.placed(*index).is_some());
        picked.or_else(|| self.moves.last().map(|(index, _)| *index))
    }

    /// How many placements were made.
    pub fn moves(&self) -> usize {
        self.moves.len()
    }

    /// The hint, where it is asked for.
    pub fn hint(&self) -> Option<&'static str> {
        self.hint.then_some(self.quiz.hint)
    }

    /// Whether the hint is asked for.
    pub fn hint_shown(&self) -> bool {
        self.hint
    }

    fn place(&mut self, segment: SegmentName) {
        let Some(index) = self.selected else { return };
        self.moves.push((index, segment));
        if self.is_right(index) {
            self.selected = self.next_after(index);
        }
    }

    fn undo(&mut self) {
        if let Some((index, _)) = self.moves.pop() {
            self.selected = Some(index);
        }
    }

    /// The next name that is not in its place, round and round.
    fn next_after(&self, index: usize) -> Option<usize> {
        let count = self.items().len();
        (1..=count).map(|step| (index + step) % count).find(|next| !self.is_right(*next))
    }
}

impl Reducible for Board {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Act::Select(index) => next.selected = Some(index),
            Act::Place(segment) => next.place(segment),
            Act::Undo => next.undo(),
            Act::Restart => next = Self::new(next.quiz, next.solved),
            Act::Hint => next.hint = !next.hint,
        }
        Rc::new(next)
    }
}

impl PartialEq for Board {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.solved, &other.solved)
            && self.moves == other.moves
            && self.selected == other.selected
            && self.hint == other.hint
    }
}

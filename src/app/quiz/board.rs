//! The state of a quiz: the moves made so far. Everything else follows from them and from the machine.

use course::{Item, Located, Quiz, Solved, Verdict};
use sim::{ProcessInfo, SegmentName};

/// The quiz as it stands.
pub struct Board {
    quiz: &'static Quiz,
    solved: Solved,
    /// Which name was put where, oldest first.
    moves: Vec<(usize, SegmentName)>,
    /// The name that the next segment is for.
    selected: Option<usize>,
    /// Whether the person picked it, and it is not just the next in line.
    picked: bool,
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
    /// Runs the quiz's machine: nothing placed, the first name picked. An error says why it does not run.
    pub fn open(quiz: &'static Quiz) -> Result<Self, String> {
        Ok(Self {
            quiz,
            solved: quiz.solve()?,
            moves: Vec::new(),
            selected: Some(0),
            picked: false,
            hint: false,
        })
    }

    /// Does what was asked.
    pub fn act(&mut self, act: Act) {
        match act {
            Act::Select(index) => {
                self.selected = Some(index);
                self.picked = true;
            }
            Act::Place(segment) => self.place(segment),
            Act::Undo => self.undo(),
            Act::Restart => {
                self.moves.clear();
                self.selected = Some(0);
                self.hint = false;
            }
            Act::Hint => self.hint = !self.hint,
        }
    }

    /// What is asked.
    pub fn quiz(&self) -> &'static Quiz {
        self.quiz
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
        let picked = self.selected.filter(|index| self.picked && self.placed(*index).is_some());
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

    fn place(&mut self, segment: SegmentName) {
        let Some(index) = self.selected else { return };
        self.moves.push((index, segment));
        self.picked = false;
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

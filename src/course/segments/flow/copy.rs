//! Structures are copied with all their members, also those that get a value later.

use super::{Flow, Node, Target, UNKNOWN};
use crate::segments::object::ObjectId;

impl Flow {
    /// Whatever `from` holds now or later, `to` holds as well.
    pub(super) fn link(&mut self, from: Target, to: Target) {
        if from == to || to.object == UNKNOWN {
            return;
        }
        if from.object == UNKNOWN {
            let cell = self.cell(to);
            self.lose(to.object);
            return self.flow(Node::UNKNOWN, cell);
        }
        let (from, to) = (self.settled(from), self.settled(to));
        if from.object == to.object && from != to && self.overlap(from, to) {
            self.blur(from.object);
            return;
        }
        if from == to || !self.copies.entry(from.object).or_default().insert((from, to)) {
            return;
        }
        if let Some(structure) = self.structures.get(&from).copied() {
            self.set_structure(to, structure);
        }
        for (target, cell) in self.cells_of(from.object) {
            self.copy_cell(target, cell, from, to);
        }
    }

    /// Whether one lies in the other.
    fn overlap(&self, one: Target, other: Target) -> bool {
        let below = |one: Target, other: Target| self.paths.below(one.path, other.path).is_some();
        below(one, other) || below(other, one)
    }

    /// A new cell takes part in the copies that were made of its object.
    pub(super) fn follow_copies(&mut self, target: Target, cell: Node) {
        let copies = self.copies.get(&target.object).cloned().unwrap_or_default();
        copies.into_iter().for_each(|(from, to)| self.copy_cell(target, cell, from, to));
    }

    /// The members of an object became one: so do those of its copies.
    pub(super) fn redo_copies(&mut self, object: ObjectId) {
        let copies = self.copies.get(&object).cloned().unwrap_or_default();
        for (from, to) in copies {
            self.blur(to.object);
            self.link(from, to);
        }
    }

    fn copy_cell(&mut self, target: Target, cell: Node, from: Target, to: Target) {
        self.steps += 1;
        let (from, to) = (self.settled(from), self.settled(to));
        let Some(names) = self.paths.below(from.path, target.path) else { return };
        let mut path = Some(to.path);
        for name in &names {
            path = path.and_then(|path| self.paths.member(path, name));
        }
        let copied = match path {
            Some(path) => self.cell(Target { path, ..to }),
            None => {
                self.blur(to.object);
                self.cell_of(to.object)
            }
        };
        self.flow(cell, copied);
    }
}

//! Targets flow until nothing changes.

use super::{Flow, MOST_STEPS, Node, Target, Task, UNKNOWN, Use};
use crate::segments::object::{ObjectId, What};
use crate::segments::paths::PathId;

impl Flow {
    /// Lets everything flow. False if that would take too long: nothing is then known of any pointer.
    pub fn solve(&mut self) -> bool {
        for index in 0..self.calls.len() {
            if let Some((callee, _)) = self.calls.get(index) {
                self.apply(*callee, Use::Call(index));
            }
        }
        while let Some(task) = self.waiting.pop_front() {
            if self.steps > MOST_STEPS {
                return false;
            }
            self.work(task);
        }
        true
    }

    /// Does one task. What comes of it waits in its turn, so that no chain of assignments is a chain of calls here.
    fn work(&mut self, task: Task) {
        match task {
            Task::Arrived(node, target) => {
                let edges: Vec<Node> = self.edges.get(node.0).into_iter().flatten().copied().collect();
                edges.into_iter().for_each(|to| self.add(to, target));
                let uses = self.uses.get(node.0).cloned().unwrap_or_default();
                uses.iter().for_each(|use_| self.perform(use_, target));
            }
            Task::Held(target, cell) => self.follow_copies(target, cell),
            Task::Blurred(object) => self.redo_copies(object),
            Task::Lost(object) => self.open_all(object),
        }
    }

    pub(super) fn add(&mut self, node: Node, target: Target) {
        self.steps += 1;
        let new = node != Node::EMPTY && self.sets.get_mut(node.0).is_some_and(|set| set.insert(target));
        if new {
            self.waiting.push_back(Task::Arrived(node, target));
        }
    }

    pub(super) fn apply(&mut self, node: Node, use_: Use) {
        if node == Node::EMPTY {
            return;
        }
        let targets = self.targets(node);
        if let Some(uses) = self.uses.get_mut(node.0) {
            uses.push(use_.clone());
        }
        targets.into_iter().for_each(|target| self.perform(&use_, target));
    }

    fn perform(&mut self, use_: &Use, target: Target) {
        self.steps += 1;
        match use_ {
            Use::Load(value) => {
                let cell = self.scalar(target);
                self.flow(cell, *value);
            }
            Use::Store(value) if target.object != UNKNOWN => {
                let cell = self.scalar(target);
                self.flow(*value, cell);
            }
            // Somewhere outside of the program someone may now use it.
            Use::Store(value) => self.escape(*value),
            Use::Member(index) => self.take_member(*index, target),
            Use::CopyTo(to) => self.targets(*to).into_iter().for_each(|to| self.link(target, to)),
            Use::CopyFrom(from) => self.targets(*from).into_iter().for_each(|from| self.link(from, target)),
            Use::Call(index) => self.enter(*index, target),
            Use::Return(function, to) => self.leave(*function, target, *to),
            Use::Escape => self.lose(target.object),
        }
    }

    fn take_member(&mut self, index: usize, target: Target) {
        let Some((access, member)) = self.accesses.get(index).cloned() else { return };
        let path = self.paths.member(target.path, &access.name);
        let (true, Some(path)) = (target.object != UNKNOWN, path) else {
            self.blur(target.object);
            return self.add(member, Target { path: PathId::ROOT, ..target });
        };
        match access.structure {
            Some(structure) if !access.blurred => self.set_structure(target, structure),
            _ => self.blur(target.object),
        }
        let part = Target { path, ..target };
        if let Some(inner) = access.inner {
            self.set_structure(part, inner);
        }
        self.add(member, part);
    }

    /// What a target holds, taken as a single value: if it is a structure as well, members cannot be told apart.
    fn scalar(&mut self, target: Target) -> Node {
        if self.structures.contains_key(&target) {
            self.blur(target.object);
        }
        self.cell(target)
    }

    /// A target is such a structure. If it was another before, or a single value, its members cannot be told apart.
    pub(super) fn set_structure(&mut self, target: Target, structure: usize) {
        let known = self.structures.insert(target, structure);
        if known.is_some_and(|known| known != structure)
            || (known.is_none() && self.cells.contains_key(&target))
        {
            self.blur(target.object);
        }
    }

    /// What a target holds.
    pub(super) fn cell(&mut self, target: Target) -> Node {
        if target.object == UNKNOWN {
            return Node::UNKNOWN;
        }
        let target = self.settled(target);
        if let Some(cell) = self.cells.get(&target) {
            return *cell;
        }
        let cell = self.node();
        self.cells.insert(target, cell);
        if self.escaped.contains(&target.object) {
            self.open(cell);
        }
        self.steps += 1;
        self.waiting.push_back(Task::Held(target, cell));
        cell
    }

    /// From now on the members of an object are one.
    pub(super) fn blur(&mut self, object: ObjectId) {
        if object == UNKNOWN || self.blurred.contains(&object) {
            return;
        }
        let cells = self.cells_of(object);
        self.blurred.insert(object);
        let root = self.cell_of(object);
        for (_, cell) in cells {
            self.flow(cell, root);
            self.flow(root, cell);
        }
        self.waiting.push_back(Task::Blurred(object));
    }

    pub(super) fn cells_of(&self, object: ObjectId) -> Vec<(Target, Node)> {
        let first = Target { object, path: PathId::ROOT };
        let range = self.cells.range(first..).take_while(|(target, _)| target.object == object);
        range.map(|(target, cell)| (*target, *cell)).collect()
    }

    /// Unknown code may put anything into an object, and do the same with all that can be reached from there.
    pub(super) fn lose(&mut self, object: ObjectId) {
        if object != UNKNOWN && self.escaped.insert(object) {
            self.waiting.push_back(Task::Lost(object));
        }
    }

    fn open_all(&mut self, object: ObjectId) {
        self.cells_of(object).into_iter().for_each(|(_, cell)| self.open(cell));
        if self.get(object).is_some_and(|object| object.what == What::Function) {
            let signature = self.signatures.get(&object).cloned();
            let parameters = signature.into_iter().flat_map(|signature| signature.parameters);
            parameters.for_each(|(parameter, _)| self.lose(parameter));
        } else {
            self.cell_of(object);
        }
    }

    fn open(&mut self, cell: Node) {
        self.flow(Node::UNKNOWN, cell);
        self.apply(cell, Use::Escape);
    }
}

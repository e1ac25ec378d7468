//! Arguments flow to parameters, and what is returned flows back.

use super::{Flow, Node, Signature, Target, UNKNOWN};
use crate::segments::object::ObjectId;

/// What a value is worth as a pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    /// The constant 0.
    Null,
    /// A number.
    Number,
    Pointer,
    /// A structure: its node points to it.
    Structure,
}

/// An argument.
#[derive(Clone, Copy, Debug)]
pub struct Argument {
    pub node: Node,
    pub worth: Worth,
}

/// A call of whatever a node points to.
#[derive(Clone, Debug)]
pub struct Call {
    pub arguments: Vec<Argument>,
    pub result: Node,
    /// Whether the result is a structure: the node is then to point to it.
    pub structure: bool,
}

impl Flow {
    /// What the node points to is called. That is followed once all functions are known.
    pub fn call(&mut self, callee: Node, call: Call) {
        self.calls.push((callee, call));
    }

    pub(super) fn enter(&mut self, index: usize, target: Target) {
        let Some((_, call)) = self.calls.get(index).cloned() else { return };
        if target.object == UNKNOWN {
            call.arguments.iter().for_each(|argument| self.escape(argument.node));
            return self.flow(Node::UNKNOWN, call.result);
        }
        let Some(signature) = self.signatures.get(&target.object).cloned() else { return };
        for (index, argument) in call.arguments.iter().enumerate() {
            self.pass(*argument, index, &signature);
        }
        if call.structure {
            self.point(call.result, signature.result);
        } else {
            let result = self.cell_of(signature.result);
            self.flow(result, call.result);
        }
    }

    fn pass(&mut self, argument: Argument, index: usize, signature: &Signature) {
        match (signature.parameters.get(index), signature.others) {
            (Some((parameter, Worth::Structure)), _) => {
                let to = self.address(*parameter);
                self.copy(argument.node, to);
            }
            (Some((parameter, worth)), _) => {
                let cell = self.cell_of(*parameter);
                self.flow(argument.node, cell);
                if *worth == Worth::Pointer && argument.worth == Worth::Number {
                    self.flow(Node::UNKNOWN, cell);
                }
            }
            (None, Some(others)) => self.flow(argument.node, others),
            (None, None) => {}
        }
    }

    /// A function returns a pointer; one into its own frame dangles from then on.
    pub(super) fn leave(&mut self, function: ObjectId, target: Target, to: Node) {
        let gone = self.get(target.object).is_some_and(|object| {
            object.owner == Some(function) && object.segment() == Some(sim::SegmentName::Stack)
        });
        if gone { self.point(to, UNKNOWN) } else { self.add(to, target) }
    }
}

//! What a call of the library does to the program's pointers.

use lang_c::span::Span;

use super::{Reader, Value};
use crate::segments::flow::Node;
use crate::segments::known::Effect;
use crate::segments::object::What;
use crate::segments::types::Type;

impl Reader<'_> {
    pub fn library(&mut self, name: &str, effect: Effect, arguments: &[Value], span: Span) -> Value {
        let argument = |index: usize| arguments.get(index).cloned().unwrap_or_else(Value::number);
        match effect {
            Effect::Nothing => Value::number(),
            Effect::Block => self.block(What::Block, name, span),
            Effect::Frame => self.block(What::Frame, name, span),
            Effect::Resized => {
                let block = self.block(What::Block, name, span);
                Value { node: self.flow.any(&[block.node, argument(0).node]), ..block }
            }
            Effect::Returns(index) => argument(index),
            Effect::Copies => {
                self.flow.copy(argument(1).node, argument(0).node);
                argument(0)
            }
            Effect::StoresBlock => {
                let block = self.block(What::Block, name, span);
                self.flow.store(argument(0).node, block.node);
                Value::number()
            }
            Effect::StoresFirst => {
                self.flow.store(argument(1).node, argument(0).node);
                Value::number()
            }
            Effect::Tokens => self.next_token(&argument(0)),
            Effect::Sorts | Effect::Searches | Effect::Calls(_) | Effect::Starts => {
                self.back(effect, arguments)
            }
            Effect::Scans => {
                let texts = arguments.iter().filter(|argument| argument.ty.inner().is_pointer());
                texts.for_each(|argument| self.flow.store(argument.node, Node::UNKNOWN));
                Value::number()
            }
            Effect::Secret => Value::unknown(),
        }
    }

    fn block(&mut self, what: What, name: &str, span: Span) -> Value {
        let block = self.make_at(what, name, span);
        Value { node: self.flow.address(block), ty: Type::pointer(Type::Void), null: false }
    }

    /// `strtok` goes on in what it was last given.
    fn next_token(&mut self, text: &Value) -> Value {
        let tokens = self.tokens.unwrap_or_else(|| self.flow.node());
        self.tokens = Some(tokens);
        self.flow.flow(text.node, tokens);
        Value { node: tokens, ty: Type::pointer(Type::Scalar), null: false }
    }

    /// The library calls a function of the program.
    fn back(&mut self, effect: Effect, arguments: &[Value]) -> Value {
        let argument = |index: usize| arguments.get(index).cloned().unwrap_or_else(Value::number);
        let last = arguments.last().cloned().unwrap_or_else(Value::number);
        let (callee, passed, returned) = match effect {
            Effect::Sorts => (last, vec![argument(0), argument(0)], Value::number()),
            Effect::Searches => (last, vec![argument(0), argument(1)], argument(1)),
            Effect::Starts => (argument(2), vec![argument(3)], Value::number()),
            Effect::Calls(index) => (argument(index), Vec::new(), Value::unknown()),
            _ => (Value::number(), Vec::new(), Value::unknown()),
        };
        self.invoke(callee.node, &passed, &Type::Void);
        returned
    }
}

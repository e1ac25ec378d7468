//! Calls: of functions of the program, of the library, and through pointers.

use lang_c::ast::{CallExpression, Expression};
use lang_c::span::Span;

use super::{Reader, Symbol, Value};
use crate::segments::flow::{Argument, Call, Node};
use crate::segments::known;
use crate::segments::types::Type;

impl Reader<'_> {
    pub fn call(&mut self, call: &CallExpression, span: Span) -> Value {
        if let Some((name, returns)) = self.library_function(&call.callee.node) {
            let arguments: Vec<Value> =
                call.arguments.iter().map(|argument| self.value(&argument.node)).collect();
            let Some(effect) = known::effect(&name) else {
                arguments.iter().for_each(|argument| self.flow.escape(argument.node));
                return Value { ty: returns, ..Value::unknown() };
            };
            return self.library(&name, effect, &arguments, span);
        }
        let callee = self.value(&call.callee.node);
        let arguments: Vec<Value> =
            call.arguments.iter().map(|argument| self.value(&argument.node)).collect();
        let ty = returned(&callee.ty);
        let node = self.invoke(callee.node, &arguments, &ty);
        Value { node, ty, null: false }
    }

    /// What `callee` points to is called; the result.
    pub fn invoke(&mut self, callee: Node, arguments: &[Value], returns: &Type) -> Node {
        let result = self.flow.node();
        let arguments = arguments.iter().map(|value| Argument { node: value.node, worth: value.worth() });
        let structure = matches!(returns, Type::Structure(_));
        self.flow.call(callee, Call { arguments: arguments.collect(), result, structure });
        result
    }

    /// The name of a function that the program does not define, and what it is said to return.
    fn library_function(&self, callee: &Expression) -> Option<(String, Type)> {
        let Expression::Identifier(name) = callee else { return None };
        let name = &name.node.name;
        if self.functions.contains_key(name) {
            return None;
        }
        match self.lookup(name) {
            None => Some((name.clone(), Type::Unknown)),
            Some(Symbol::Function(returns)) => Some((name.clone(), returns.clone())),
            Some(_) => None,
        }
    }
}

/// What a call of a value of that type returns.
fn returned(callee: &Type) -> Type {
    match callee {
        Type::Function(returns) => (**returns).clone(),
        Type::Pointer(function) => returned(function),
        _ => Type::Unknown,
    }
}

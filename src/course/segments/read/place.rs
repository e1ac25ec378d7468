//! Expressions that stand for a place in memory: where it is.

use lang_c::ast::{
    BinaryOperator, CompoundLiteral, Expression, Identifier, MemberExpression, MemberOperator, StringLiteral,
    UnaryOperator,
};
use lang_c::span::Node as Spanned;

use super::function::plain;
use super::{Reader, Symbol};
use crate::segments::flow::{Access, Node};
use crate::segments::object::What;
use crate::segments::types::Type;

/// What C calls the name of the function that is running, as if it were a text of the program.
const FUNCTION_NAMES: [&str; 3] = ["__func__", "__FUNCTION__", "__PRETTY_FUNCTION__"];

/// A node that points to the place, and the type of what is there.
pub type Place = (Node, Type);

impl Reader<'_> {
    /// Where the thing is that an expression stands for; `None` if it is a mere value.
    pub fn place(&mut self, expression: &Expression) -> Option<Place> {
        match expression {
            Expression::Identifier(name) => self.named_place(&name.node),
            Expression::StringLiteral(literal) => Some(self.literal(literal)),
            Expression::CompoundLiteral(literal) => Some(self.compound(literal)),
            Expression::Member(member) => Some(self.member(&member.node)),
            Expression::UnaryOperator(unary) if unary.node.operator.node == UnaryOperator::Indirection => {
                let pointer = self.value(&unary.node.operand.node);
                Some((pointer.node, pointed(&pointer.ty)))
            }
            Expression::BinaryOperator(binary) if binary.node.operator.node == BinaryOperator::Index => {
                let one = self.value(&binary.node.lhs.node);
                let other = self.value(&binary.node.rhs.node);
                let pointer = if other.ty.is_pointer() { other } else { one };
                Some((pointer.node, pointed(&pointer.ty)))
            }
            _ => None,
        }
    }

    fn named_place(&mut self, name: &Identifier) -> Option<Place> {
        let defined = self.functions.get(&name.name).copied();
        match self.lookup(&name.name).cloned() {
            Some(Symbol::Variable(object, ty)) => Some((self.flow.address(object), ty)),
            Some(Symbol::Constant | Symbol::Typedef(_)) => None,
            Some(Symbol::Function(returns)) => {
                let node = defined.map_or(Node::UNKNOWN, |object| self.flow.address(object));
                Some((node, Type::Function(returns.into())))
            }
            None if FUNCTION_NAMES.contains(&name.name.as_str()) => {
                let object = self.make(What::Literal, &name.name, 0);
                Some((self.flow.address(object), Type::Array(Type::Scalar.into())))
            }
            None => {
                let object = defined?;
                Some((self.flow.address(object), Type::Function(Type::Unknown.into())))
            }
        }
    }

    fn literal(&mut self, literal: &Spanned<StringLiteral>) -> Place {
        let text = self.places.text(literal.span);
        let object = self.make_at(What::Literal, &text, literal.span);
        if self.quiet == 0 {
            self.declared.push(plain(object, Type::Unknown));
        }
        (self.flow.address(object), Type::Array(Type::Scalar.into()))
    }

    fn compound(&mut self, literal: &Spanned<CompoundLiteral>) -> Place {
        let ty = self.type_name(&literal.node.type_name.node);
        let object = self.make_at(What::Compound, "", literal.span);
        if let Some(structure) = ty.structure() {
            self.flow.declare(object, structure);
        }
        let at = self.flow.address(object);
        self.initial_list(at, &ty, &literal.node.initializer_list);
        (at, ty)
    }

    fn member(&mut self, member: &MemberExpression) -> Place {
        let (at, ty) = if member.operator.node == MemberOperator::Indirect {
            let pointer = self.value(&member.expression.node);
            (pointer.node, pointed(&pointer.ty))
        } else {
            match self.place(&member.expression.node) {
                Some(place) => place,
                None => {
                    let value = self.value(&member.expression.node);
                    (value.node, value.ty)
                }
            }
        };
        self.member_of(at, &ty, &member.identifier.node.name)
    }

    /// Where the member of that name is, in a thing of that type at that place.
    pub fn member_of(&mut self, at: Node, ty: &Type, name: &str) -> Place {
        let Type::Structure(index) = *ty else {
            let access = Access { structure: None, blurred: true, name: name.to_owned(), inner: None };
            return (self.flow.member(at, access), Type::Unknown);
        };
        let ty = self.structures.member(index, name).unwrap_or(Type::Unknown);
        let access = Access {
            structure: Some(index),
            blurred: self.structures.is_blurred(index),
            name: name.to_owned(),
            inner: ty.structure(),
        };
        (self.flow.member(at, access), ty)
    }
}

/// The type of what a pointer points to: a function is called with or without a star.
fn pointed(ty: &Type) -> Type {
    if let Type::Function(_) = ty { ty.clone() } else { ty.inner() }
}

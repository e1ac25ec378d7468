//! Expressions as values: where they may point.

use lang_c::ast::{
    BinaryOperator, BinaryOperatorExpression, CastExpression, ConditionalExpression, Constant, Expression,
    GenericAssociation, GenericSelection, Integer, Statement, UnaryOperator, UnaryOperatorExpression,
};

use super::place::Place;
use super::{Reader, Value, worth};
use crate::segments::flow::{Node, Worth};
use crate::segments::types::Type;

impl Reader<'_> {
    pub fn value(&mut self, expression: &Expression) -> Value {
        if let Some(place) = self.place(expression) {
            return self.loaded(place);
        }
        match expression {
            // A name that nothing declares, and that is no enumerator: it belongs to a header.
            Expression::Identifier(name) if self.lookup(&name.node.name).is_none() => Value::unknown(),
            Expression::Constant(constant) => Value { null: is_zero(&constant.node), ..Value::number() },
            Expression::UnaryOperator(unary) => self.unary(&unary.node),
            Expression::BinaryOperator(binary) => self.binary(&binary.node),
            Expression::Conditional(conditional) => self.conditional(&conditional.node),
            Expression::Cast(cast) => self.cast(&cast.node),
            Expression::Call(call) => self.call(&call.node, call.span),
            Expression::Comma(parts) => {
                parts.iter().map(|part| self.value(&part.node)).last().unwrap_or_else(Value::number)
            }
            Expression::VaArg(argument) => {
                let ty = self.type_name(&argument.node.type_name.node);
                let others = self.current.as_ref().and_then(|current| current.others);
                Value { node: others.unwrap_or(Node::UNKNOWN), ty, null: false }
            }
            Expression::Statement(statement) => self.statement_value(&statement.node),
            Expression::GenericSelection(selection) => self.generic(&selection.node),
            _ => Value::number(),
        }
    }

    /// The value that a place holds. A structure's value is its place, an array's a pointer to it.
    pub fn loaded(&mut self, (at, ty): Place) -> Value {
        let node = match ty {
            Type::Structure(_) | Type::Array(_) | Type::Function(_) => at,
            _ => self.flow.load(at),
        };
        Value { node, ty: ty.decayed(), null: false }
    }

    /// A value as it is stored in something of that type: a number is no pointer to anything we know.
    pub fn converted(&mut self, value: &Value, ty: &Type) -> Node {
        let number = value.worth() == Worth::Number && worth(ty) == Worth::Pointer && *ty != Type::Unknown;
        if number { Node::UNKNOWN } else { value.node }
    }

    /// The value is put into a place.
    pub fn assign(&mut self, (at, ty): &Place, value: &Value) {
        if matches!(ty, Type::Structure(_)) || matches!(value.ty, Type::Structure(_)) {
            return self.flow.copy(value.node, *at);
        }
        let node = self.converted(value, ty);
        self.flow.store(*at, node);
    }

    fn unary(&mut self, unary: &UnaryOperatorExpression) -> Value {
        let operand = &unary.operand.node;
        match unary.operator.node {
            UnaryOperator::Address => match self.place(operand) {
                Some((at, ty)) => Value { node: at, ty: Type::pointer(ty), null: false },
                None => self.value(operand),
            },
            UnaryOperator::Negate => {
                self.value(operand);
                Value::number()
            }
            UnaryOperator::Plus | UnaryOperator::Minus | UnaryOperator::Complement => {
                Value { ty: Type::Scalar, null: false, ..self.value(operand) }
            }
            _ => self.value(operand),
        }
    }

    fn binary(&mut self, binary: &BinaryOperatorExpression) -> Value {
        use BinaryOperator as Op;
        match binary.operator.node {
            Op::Assign => self.assignment(binary),
            Op::Less | Op::Greater | Op::LessOrEqual | Op::GreaterOrEqual | Op::Equals | Op::NotEquals => {
                self.both(binary);
                Value::number()
            }
            Op::LogicalAnd | Op::LogicalOr => {
                self.both(binary);
                Value::number()
            }
            Op::Plus | Op::Minus => self.sum(binary),
            Op::Multiply
            | Op::Divide
            | Op::Modulo
            | Op::ShiftLeft
            | Op::ShiftRight
            | Op::BitwiseAnd
            | Op::BitwiseXor
            | Op::BitwiseOr => self.mixed(binary),
            _ => self.compound_assignment(binary),
        }
    }

    fn both(&mut self, binary: &BinaryOperatorExpression) -> (Value, Value) {
        (self.value(&binary.lhs.node), self.value(&binary.rhs.node))
    }

    fn assignment(&mut self, binary: &BinaryOperatorExpression) -> Value {
        let place = self.place(&binary.lhs.node);
        let value = self.value(&binary.rhs.node);
        let Some(place) = place else { return value };
        self.assign(&place, &value);
        let node = self.converted(&value, &place.1);
        Value { node, ty: place.1.decayed(), null: false }
    }

    /// A pointer stays in the object that it points into.
    fn compound_assignment(&mut self, binary: &BinaryOperatorExpression) -> Value {
        let place = self.place(&binary.lhs.node);
        let added = self.value(&binary.rhs.node);
        let Some(place) = place else { return added };
        if !place.1.is_pointer() {
            self.flow.store(place.0, added.node);
        }
        self.loaded(place)
    }

    fn sum(&mut self, binary: &BinaryOperatorExpression) -> Value {
        let (one, other) = self.both(binary);
        match (one.ty.is_pointer(), other.ty.is_pointer()) {
            (true, true) => Value::number(),
            (true, false) => Value { null: false, ..one },
            (false, true) => Value { null: false, ..other },
            (false, false) => self.blend(&one, &other),
        }
    }

    fn mixed(&mut self, binary: &BinaryOperatorExpression) -> Value {
        let (one, other) = self.both(binary);
        self.blend(&one, &other)
    }

    /// A number that is computed from two, and may hide a pointer.
    fn blend(&mut self, one: &Value, other: &Value) -> Value {
        let node = self.flow.any(&[one.node, other.node]);
        let unknown = one.ty == Type::Unknown || other.ty == Type::Unknown;
        Value { node, ty: if unknown { Type::Unknown } else { Type::Scalar }, null: false }
    }

    fn conditional(&mut self, conditional: &ConditionalExpression) -> Value {
        self.value(&conditional.condition.node);
        let one = self.value(&conditional.then_expression.node);
        let other = self.value(&conditional.else_expression.node);
        let pointer = [&one, &other].into_iter().find(|value| value.worth() == Worth::Pointer);
        let ty = pointer.unwrap_or(&one).ty.clone();
        let nodes = [self.converted(&one, &ty), self.converted(&other, &ty)];
        Value { node: self.flow.any(&nodes), ty, null: one.null && other.null }
    }

    fn cast(&mut self, cast: &CastExpression) -> Value {
        let ty = self.type_name(&cast.type_name.node);
        let value = self.value(&cast.expression.node);
        let node = self.converted(&value, &ty);
        Value { node, null: value.null, ty }
    }

    fn statement_value(&mut self, statement: &Statement) -> Value {
        let mut value = Value::number();
        self.scoped(|reader| value = reader.block_value(statement));
        value
    }

    /// Whichever is chosen: all of them.
    fn generic(&mut self, selection: &GenericSelection) -> Value {
        let mut nodes = Vec::new();
        for association in &selection.associations {
            let expression = match &association.node {
                GenericAssociation::Type(chosen) => &chosen.node.expression,
                GenericAssociation::Default(expression) => expression,
            };
            nodes.push(self.value(&expression.node).node);
        }
        Value { node: self.flow.any(&nodes), ty: Type::Unknown, null: false }
    }
}

fn is_zero(constant: &Constant) -> bool {
    matches!(constant, Constant::Integer(Integer { number, .. }) if number.chars().all(|digit| digit == '0'))
}

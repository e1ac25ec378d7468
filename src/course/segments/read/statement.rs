//! Statements: what they evaluate, declare and return.

use lang_c::ast::{
    AsmStatement, BinaryOperator, BlockItem, Expression, ForInitializer, ForStatement, Label, Statement,
};
use lang_c::span::Node as Spanned;

use super::{Reader, Value, worth};
use crate::segments::flow::{Node, Worth};
use crate::segments::types::Type;

impl Reader<'_> {
    pub fn statement(&mut self, statement: &Statement) {
        match statement {
            Statement::Labeled(labeled) => {
                self.label(&labeled.node.label.node);
                self.statement(&labeled.node.statement.node);
            }
            Statement::Compound(items) => self.scoped(|reader| reader.items(items)),
            Statement::Expression(Some(expression)) => {
                self.look_for_type(&expression.node);
                self.evaluate(&expression.node);
            }
            Statement::If(choice) => {
                self.evaluate(&choice.node.condition.node);
                self.body(&choice.node.then_statement.node);
                choice.node.else_statement.iter().for_each(|other| self.body(&other.node));
            }
            Statement::Switch(choice) => {
                self.evaluate(&choice.node.expression.node);
                self.body(&choice.node.statement.node);
            }
            Statement::While(repeat) => {
                self.evaluate(&repeat.node.expression.node);
                self.body(&repeat.node.statement.node);
            }
            Statement::DoWhile(repeat) => {
                self.body(&repeat.node.statement.node);
                self.evaluate(&repeat.node.expression.node);
            }
            Statement::For(repeat) => self.scoped(|reader| reader.repeat(&repeat.node)),
            Statement::Return(Some(expression)) => self.give_back(&expression.node),
            Statement::Asm(assembly) => self.assembly(&assembly.node),
            _ => {}
        }
    }

    /// The value of `({ … })`: that of its last statement.
    pub fn block_value(&mut self, statement: &Statement) -> Value {
        let Statement::Compound(items) = statement else { return Value::number() };
        let last = items.split_last().map(|(last, before)| (&last.node, before));
        let Some((BlockItem::Statement(last), before)) = last else {
            self.items(items);
            return Value::number();
        };
        self.items(before);
        if let Statement::Expression(Some(expression)) = &last.node {
            return self.value(&expression.node);
        }
        self.statement(&last.node);
        Value::number()
    }

    fn items(&mut self, items: &[Spanned<BlockItem>]) {
        for item in items {
            match &item.node {
                BlockItem::Declaration(declaration) => self.declaration(&declaration.node),
                BlockItem::Statement(statement) => self.statement(&statement.node),
                BlockItem::StaticAssert(_) => {}
            }
        }
    }

    /// A statement that has a scope of its own even without braces.
    fn body(&mut self, statement: &Statement) {
        self.scoped(|reader| reader.statement(statement));
    }

    fn evaluate(&mut self, expression: &Expression) {
        self.value(expression);
    }

    /// `list *p;` multiplies two numbers, unless `list` was to be a type that some header declares.
    fn look_for_type(&mut self, expression: &Expression) {
        let Expression::BinaryOperator(binary) = expression else { return };
        match binary.node.operator.node {
            BinaryOperator::Assign => self.look_for_type(&binary.node.lhs.node),
            BinaryOperator::Multiply => {
                let Expression::Identifier(name) = &binary.node.lhs.node else { return };
                let known =
                    self.lookup(&name.node.name).is_some() || self.functions.contains_key(&name.node.name);
                if !known && self.unknown.is_none() {
                    self.unknown = Some((name.span, name.node.name.clone()));
                }
            }
            _ => {}
        }
    }

    fn label(&mut self, label: &Label) {
        if let Label::Case(value) = label {
            self.evaluate(&value.node);
        }
    }

    fn repeat(&mut self, repeat: &ForStatement) {
        match &repeat.initializer.node {
            ForInitializer::Expression(expression) => self.evaluate(&expression.node),
            ForInitializer::Declaration(declaration) => self.declaration(&declaration.node),
            ForInitializer::Empty | ForInitializer::StaticAssert(_) => {}
        }
        repeat.condition.iter().for_each(|condition| self.evaluate(&condition.node));
        repeat.step.iter().for_each(|step| self.evaluate(&step.node));
        self.body(&repeat.statement.node);
    }

    fn give_back(&mut self, expression: &Expression) {
        let value = self.value(expression);
        let Some(current) = self.current.clone() else { return };
        if matches!(current.returns, Type::Structure(_)) {
            let to = self.flow.address(current.result);
            return self.flow.copy(value.node, to);
        }
        let to = self.flow.cell_of(current.result);
        if worth(&current.returns) == Worth::Pointer && value.worth() == Worth::Number {
            self.flow.flow(Node::UNKNOWN, to);
        }
        self.flow.give_back(value.node, current.id, to);
    }

    /// Assembly may put anything into its outputs.
    fn assembly(&mut self, assembly: &AsmStatement) {
        let AsmStatement::GnuExtended(extended) = assembly else { return };
        for operand in &extended.outputs {
            if let Some((at, _)) = self.place(&operand.node.variable_name.node) {
                self.flow.store(at, Node::UNKNOWN);
                self.flow.escape(at);
            }
        }
        for operand in &extended.inputs {
            let value = self.value(&operand.node.variable_name.node);
            self.flow.escape(value.node);
        }
    }
}

//! Function definitions: parameters, body, result.

use lang_c::ast::{
    Declaration, Declarator, DeclaratorKind, DerivedDeclarator, Ellipsis, FunctionDefinition, Identifier,
    ParameterDeclaration,
};
use lang_c::span::{Node as Spanned, Span};

use super::{Current, Declared, Reader, Symbol, name_of, worth};
use crate::segments::flow::{Node, Signature, Worth};
use crate::segments::object::{ObjectId, What};
use crate::segments::types::Type;

/// What stands between the parentheses of a definition.
enum Parameters<'p> {
    Typed(&'p [Spanned<ParameterDeclaration>], bool),
    /// As before 1989: names only, their declarations follow.
    Named(&'p [Spanned<Identifier>]),
}

impl Reader<'_> {
    pub fn function(&mut self, function: &FunctionDefinition) {
        let (base, _) = self.specifiers(&function.specifiers);
        let ty = self.declarator(base, &function.declarator.node);
        let Some((name, span)) = name_of(&function.declarator.node) else { return };
        let Some(id) = self.functions.get(name).copied() else { return };
        let returns = if let Type::Function(returns) = ty { (*returns).clone() } else { Type::Unknown };
        self.bind(name, Symbol::Function(returns.clone()));
        // Where a name is defined twice, the last counts.
        if self.flow.get(id).is_some_and(|object| object.line == self.places.line(span)) {
            self.declared.push(plain(id, Type::Unknown));
        }
        let result = self.make(What::Result, name, 0);
        if let Some(structure) = returns.structure() {
            self.flow.declare(result, structure);
        }
        self.current = Some(Current { id, result, returns, others: None });
        self.scoped(|reader| reader.inside(function, id, result, name == "main"));
        self.current = None;
    }

    fn inside(&mut self, function: &FunctionDefinition, id: ObjectId, result: ObjectId, main: bool) {
        let mut others = None;
        let parameters = match parameters(&function.declarator.node) {
            Some(Parameters::Typed(parameters, more)) => {
                others = more.then(|| self.flow.node());
                parameters.iter().filter_map(|parameter| self.parameter(&parameter.node)).collect()
            }
            Some(Parameters::Named(names)) => self.named(names, &function.declarations),
            None => Vec::new(),
        };
        if main {
            self.receive(&parameters);
        }
        if let Some(current) = &mut self.current {
            current.others = others;
        }
        self.flow.signatures.insert(id, Signature { parameters, result, others });
        self.statement(&function.statement.node);
    }

    /// What main gets comes from whoever starts the program.
    fn receive(&mut self, parameters: &[(ObjectId, Worth)]) {
        for (parameter, _) in parameters.iter().filter(|(_, worth)| *worth == Worth::Pointer) {
            let cell = self.flow.cell_of(*parameter);
            self.flow.flow(Node::UNKNOWN, cell);
        }
    }

    fn parameter(&mut self, parameter: &ParameterDeclaration) -> Option<(ObjectId, Worth)> {
        let (base, storage) = self.specifiers(&parameter.specifiers);
        let Some(declarator) = &parameter.declarator else {
            // (void), or a parameter that cannot be named.
            return (base != Type::Void).then(|| (self.make(What::Parameter, "", 0), worth(&base)));
        };
        let ty = self.declarator(base, &declarator.node);
        let Some((name, span)) = name_of(&declarator.node) else {
            return Some((self.make(What::Parameter, "", 0), worth(&ty.decayed())));
        };
        Some(self.receives(name, span, &ty, storage.constant))
    }

    fn receives(&mut self, name: &str, span: Span, ty: &Type, constant: bool) -> (ObjectId, Worth) {
        let object = self.make_at(What::Parameter, name, span);
        let array = matches!(ty, Type::Array(_));
        let ty = ty.decayed();
        if let Some(structure) = ty.structure() {
            self.flow.declare(object, structure);
        }
        self.bind(name, Symbol::Variable(object, ty.clone()));
        let constant = constant && !ty.is_pointer();
        self.declared.push(Declared { constant, array, ..plain(object, ty.clone()) });
        (object, worth(&ty))
    }

    fn named(
        &mut self,
        names: &[Spanned<Identifier>],
        declarations: &[Spanned<Declaration>],
    ) -> Vec<(ObjectId, Worth)> {
        let mut types = Vec::new();
        for declaration in declarations {
            let (base, _) = self.specifiers(&declaration.node.specifiers);
            for found in &declaration.node.declarators {
                let declarator = &found.node.declarator.node;
                let ty = self.declarator(base.clone(), declarator);
                types.extend(name_of(declarator).map(|(name, span)| (name, span, ty)));
            }
        }
        let mut received = Vec::new();
        for name in names {
            let found = types.iter().find(|(known, ..)| *known == name.node.name);
            let (span, ty) = found.map_or((name.span, Type::Scalar), |(_, span, ty)| (*span, ty.clone()));
            received.push(self.receives(&name.node.name, span, &ty, false));
        }
        received
    }
}

pub fn plain(object: ObjectId, ty: Type) -> Declared {
    Declared { object, ty, constant: false, initialized: false, array: false }
}

/// The parameters of the function that a declarator declares: those next to its name.
fn parameters(declarator: &Declarator) -> Option<Parameters<'_>> {
    if let DeclaratorKind::Declarator(inner) = &declarator.kind.node
        && let Some(found) = parameters(&inner.node)
    {
        return Some(found);
    }
    declarator.derived.iter().find_map(|derived| match &derived.node {
        DerivedDeclarator::Function(function) => {
            let more = function.node.ellipsis == Ellipsis::Some;
            Some(Parameters::Typed(&function.node.parameters, more))
        }
        DerivedDeclarator::KRFunction(names) => Some(Parameters::Named(names)),
        _ => None,
    })
}

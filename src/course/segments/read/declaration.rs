//! Declarations: each name gets an object, and its initial value flows there.

use lang_c::ast::{ArraySize, Declaration, Declarator, DeclaratorKind, DerivedDeclarator, InitDeclarator};
use lang_c::span::Span;

use super::specifiers::Storage;
use super::{Declared, Reader, Symbol, name_of};
use crate::segments::object::{ObjectId, What};
use crate::segments::types::Type;

impl Reader<'_> {
    pub fn declaration(&mut self, declaration: &Declaration) {
        let (base, storage) = self.specifiers(&declaration.specifiers);
        for declarator in &declaration.declarators {
            self.declare(base.clone(), storage, &declarator.node);
        }
    }

    fn declare(&mut self, base: Type, storage: Storage, found: &InitDeclarator) {
        let declarator = &found.declarator.node;
        let ty = self.declarator(base, declarator);
        let Some((name, span)) = name_of(declarator) else { return };
        if storage.typedef {
            return self.bind(name, Symbol::Typedef(ty));
        }
        if let Type::Function(returns) = ty {
            return self.bind(name, Symbol::Function((*returns).clone()));
        }
        let initialized = found.initializer.is_some();
        let object = self.variable(name, span, &ty, storage, initialized);
        if let Some(initializer) = &found.initializer {
            let at = self.flow.address(object);
            self.initial(at, &ty, &initializer.node);
        }
    }

    /// The object of a variable, which is made unless an earlier declaration made it.
    fn variable(
        &mut self,
        name: &str,
        span: Span,
        ty: &Type,
        storage: Storage,
        initialized: bool,
    ) -> ObjectId {
        let at_file = self.current.is_none();
        let elsewhere = storage.external && !initialized;
        let earlier = self.names.first().and_then(|names| names.get(name)).cloned();
        let known = match earlier {
            Some(Symbol::Variable(object, _)) if at_file || storage.external => Some(object),
            _ => None,
        };
        let object = known.unwrap_or_else(|| self.new_variable(name, span, ty, storage));
        let new = known.is_none();
        let defined_now = !elsewhere && self.flow.get(object).is_some_and(|object| new || object.elsewhere);
        if let Some(found) = self.flow.objects.get_mut(object.0).filter(|_| new || defined_now) {
            found.elsewhere = elsewhere || storage.per_thread;
            found.line = self.places.line(span);
        }
        if defined_now && !storage.per_thread {
            let constant = storage.constant && !ty.element().is_pointer();
            self.declared.push(Declared { object, ty: ty.clone(), constant, initialized, array: false });
        } else if let Some(declared) = self.declared.iter_mut().find(|declared| declared.object == object) {
            declared.initialized |= initialized;
        }
        self.bind(name, Symbol::Variable(object, ty.clone()));
        object
    }

    fn new_variable(&mut self, name: &str, span: Span, ty: &Type, storage: Storage) -> ObjectId {
        let what = match (&self.current, storage) {
            (None, _) | (_, Storage { external: true, .. }) => What::Global,
            (_, Storage { static_: true, .. }) => What::StaticLocal,
            _ => What::Local,
        };
        let global = what == What::Global;
        let object = self.make_at(what, name, span);
        if let Some(found) = self.flow.objects.get_mut(object.0).filter(|_| global) {
            found.owner = None;
        }
        if let Some(structure) = ty.structure() {
            self.flow.declare(object, structure);
        }
        if storage.external {
            let known = Symbol::Variable(object, ty.clone());
            self.names.first_mut().map(|names| names.insert(name.to_owned(), known));
        }
        object
    }

    /// The type that a declarator makes of the one before it.
    pub fn declarator(&mut self, base: Type, declarator: &Declarator) -> Type {
        let is_pointer = |derived: &DerivedDeclarator| {
            matches!(derived, DerivedDeclarator::Pointer(_) | DerivedDeclarator::Block(_))
        };
        let (pointers, others): (Vec<_>, Vec<_>) =
            declarator.derived.iter().partition(|derived| is_pointer(&derived.node));
        let mut ty = pointers.iter().fold(base, |ty, _| Type::pointer(ty));
        for derived in others.into_iter().rev() {
            ty = match &derived.node {
                DerivedDeclarator::Array(array) => {
                    self.size(&array.node.size);
                    Type::Array(ty.into())
                }
                _ => Type::Function(ty.into()),
            };
        }
        match &declarator.kind.node {
            DeclaratorKind::Declarator(inner) => self.declarator(ty, &inner.node),
            _ => ty,
        }
    }

    /// The size of an array may be computed, and a call may stand in it.
    fn size(&mut self, size: &ArraySize) {
        if let ArraySize::VariableExpression(size) | ArraySize::StaticExpression(size) = size {
            self.quietly(|reader| reader.value(&size.node));
        }
    }
}

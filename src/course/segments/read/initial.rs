//! Initial values, with and without braces, in order or by name.

use lang_c::ast::{Designator, Expression, Initializer, InitializerListItem};
use lang_c::span::Node as Spanned;

use super::Reader;
use super::place::Place;
use crate::segments::flow::{Access, Node};
use crate::segments::types::{Structures, Type};

type Items = [Spanned<InitializerListItem>];

/// Structures inside one another, at most.
const DEEPEST: u32 = 16;

impl Reader<'_> {
    /// The initial value of something of that type at that place.
    pub fn initial(&mut self, at: Node, ty: &Type, initializer: &Initializer) {
        match initializer {
            Initializer::List(items) => self.initial_list(at, ty, items),
            Initializer::Expression(expression) if !is_characters(ty, &expression.node) => {
                let value = self.value(&expression.node);
                self.assign(&(at, ty.clone()), &value);
            }
            Initializer::Expression(_) => {}
        }
    }

    pub fn initial_list(&mut self, at: Node, ty: &Type, items: &Items) {
        match ty {
            _ if self.is_loose(ty, items) => self.muddle(at, items),
            Type::Array(_) => {
                for item in items {
                    let (at, ty) = self.designated((at, ty.clone()), &item.node.designation);
                    let ty = if item.node.designation.is_empty() { ty.inner() } else { ty };
                    // Elements of elements may stand without braces of their own.
                    let ty =
                        if self.is_flat(&item.node.initializer.node) { ty.element().clone() } else { ty };
                    self.initial(at, &ty, &item.node.initializer.node);
                }
            }
            Type::Structure(index) => self.initial_members(at, *index, items),
            other => {
                if let Some(item) = items.first() {
                    self.initial(at, other, &item.node.initializer.node);
                }
            }
        }
    }

    fn initial_members(&mut self, at: Node, index: usize, items: &Items) {
        let names = names(&self.structures, index, DEEPEST);
        let mut next = 0;
        for item in items {
            let ((at, ty), position) = match item.node.designation.first().map(|first| &first.node) {
                Some(Designator::Member(name)) => {
                    let place = self.designated((at, Type::Structure(index)), &item.node.designation);
                    (place, names.iter().position(|known| *known == name.node.name))
                }
                _ => {
                    let Some(name) = names.get(next) else { continue };
                    (self.member_of(at, &Type::Structure(index), name), Some(next))
                }
            };
            self.initial(at, &ty, &item.node.initializer.node);
            next = position.map_or(next, |position| position + 1);
        }
    }

    /// The place that `.name[3].first` means inside another.
    fn designated(&mut self, place: Place, designation: &[Spanned<Designator>]) -> Place {
        designation.iter().fold(place, |(at, ty), designator| match &designator.node {
            Designator::Member(name) => self.member_of(at, &ty, &name.node.name),
            Designator::Index(_) | Designator::Range(_) => (at, ty.inner()),
        })
    }

    /// Whether an initial value may be one of many for what an array is made of: it is no list and no text.
    fn is_flat(&self, initializer: &Initializer) -> bool {
        matches!(initializer, Initializer::Expression(expression)
            if !matches!(expression.node, Expression::StringLiteral(_)))
    }

    /// Whether the members of some structure in there stand without braces of their own: which value is whose then
    /// depends on sizes.
    fn is_loose(&mut self, ty: &Type, items: &Items) -> bool {
        let kinds: Vec<Type> = match ty {
            Type::Array(_) => {
                let deeper = |item: &Spanned<InitializerListItem>| item.node.designation.len() > 1;
                items.iter().map(|item| if deeper(item) { Type::Unknown } else { ty.inner() }).collect()
            }
            Type::Structure(index) => self.kinds(*index, items),
            _ => return false,
        };
        let inside = matches!(ty, Type::Structure(_));
        let several = items.iter().any(|item| item.node.designation.len() > 1);
        let mixed = several && items.iter().any(|item| item.node.designation.is_empty());
        mixed || items.iter().zip(kinds).any(|(item, kind)| self.is_opened(&kind, inside, item))
    }

    /// The type that each item of a structure's list gives a value to, as far as it is an aggregate.
    fn kinds(&mut self, index: usize, items: &Items) -> Vec<Type> {
        let names = names(&self.structures, index, DEEPEST);
        let mut next = 0;
        let mut kinds = Vec::new();
        for item in items {
            let named = match item.node.designation.as_slice() {
                [] => names.get(next),
                [Spanned { node: Designator::Member(name), .. }, ..] => {
                    next = names.iter().position(|known| *known == name.node.name).unwrap_or(next);
                    names.get(next).filter(|_| item.node.designation.len() == 1)
                }
                _ => None,
            };
            let kind = named.and_then(|name| self.structures.member(index, name));
            kinds.push(kind.unwrap_or(Type::Unknown));
            next += 1;
        }
        kinds
    }

    /// Whether an item is a single value where a structure, or an array in one, would have braces.
    fn is_opened(&mut self, kind: &Type, inside: bool, item: &Spanned<InitializerListItem>) -> bool {
        let Initializer::Expression(expression) = &item.node.initializer.node else { return false };
        // Elements of elements can stand one after the other without harm: all lie at one place here.
        let aggregate = kind.structure().is_some() || (inside && matches!(kind, Type::Array(_)));
        let text = is_characters(kind, &expression.node);
        aggregate && !text && !matches!(self.type_of(&expression.node), Type::Structure(_))
    }

    /// Every value may be anywhere in the object.
    fn muddle(&mut self, at: Node, items: &Items) {
        let access = Access { structure: None, blurred: true, name: String::new(), inner: None };
        let all = self.flow.member(at, access);
        self.quietly(|reader| reader.spread(all, items));
    }

    fn spread(&mut self, all: Node, items: &Items) {
        for item in items {
            match &item.node.initializer.node {
                Initializer::List(inner) => self.spread(all, inner),
                Initializer::Expression(expression) => {
                    let value = self.value(&expression.node);
                    self.assign(&(all, Type::Unknown), &value);
                }
            }
        }
    }
}

/// Whether an array of characters is filled from a text, which then is no object of its own.
fn is_characters(ty: &Type, expression: &Expression) -> bool {
    let array = matches!(ty, Type::Array(inner) if **inner == Type::Scalar);
    (array || *ty == Type::Scalar) && matches!(expression, Expression::StringLiteral(_))
}

/// The names of a structure's members in order, those of members without a name included.
fn names(structures: &Structures, index: usize, depth: u32) -> Vec<String> {
    let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
    let mut found = Vec::new();
    for member in structures.members(index) {
        match (&member.name, &member.ty) {
            (Some(name), _) => found.push(name.clone()),
            (None, Type::Structure(inner)) => found.extend(names(structures, *inner, depth)),
            (None, _) => {}
        }
    }
    found
}

//! What stands before a declarator: a type and how the thing is stored.

use lang_c::ast::{
    DeclarationSpecifier, EnumType, Expression, SpecifierQualifier, StorageClassSpecifier, StructDeclaration,
    StructKind, StructType, TypeName, TypeOf, TypeQualifier, TypeSpecifier,
};
use lang_c::span::Node;

use super::{Reader, Symbol};
use crate::segments::types::{Member, Structure, Type};

/// How a declaration stores what it declares.
#[derive(Clone, Copy, Debug, Default)]
pub struct Storage {
    pub typedef: bool,
    pub external: bool,
    pub static_: bool,
    pub per_thread: bool,
    pub constant: bool,
}

impl Reader<'_> {
    pub fn specifiers(&mut self, specifiers: &[Node<DeclarationSpecifier>]) -> (Type, Storage) {
        let (mut ty, mut storage) = (Type::Scalar, Storage::default());
        for specifier in specifiers {
            match &specifier.node {
                DeclarationSpecifier::TypeSpecifier(found) => ty = self.specifier(&found.node),
                DeclarationSpecifier::StorageClass(class) => match class.node {
                    StorageClassSpecifier::Typedef => storage.typedef = true,
                    StorageClassSpecifier::Extern => storage.external = true,
                    StorageClassSpecifier::Static => storage.static_ = true,
                    StorageClassSpecifier::ThreadLocal => storage.per_thread = true,
                    StorageClassSpecifier::Auto | StorageClassSpecifier::Register => {}
                },
                DeclarationSpecifier::TypeQualifier(found) => {
                    storage.constant |= found.node == TypeQualifier::Const;
                }
                _ => {}
            }
        }
        (ty, storage)
    }

    pub fn qualifiers(&mut self, specifiers: &[Node<SpecifierQualifier>]) -> Type {
        let mut ty = Type::Scalar;
        for specifier in specifiers {
            if let SpecifierQualifier::TypeSpecifier(found) = &specifier.node {
                ty = self.specifier(&found.node);
            }
        }
        ty
    }

    pub fn type_name(&mut self, name: &TypeName) -> Type {
        let base = self.qualifiers(&name.specifiers);
        match &name.declarator {
            Some(declarator) => self.declarator(base, &declarator.node),
            None => base,
        }
    }

    fn specifier(&mut self, specifier: &TypeSpecifier) -> Type {
        match specifier {
            TypeSpecifier::Void => Type::Void,
            TypeSpecifier::Struct(structure) => self.structure(&structure.node),
            TypeSpecifier::Enum(enumeration) => self.enumeration(&enumeration.node),
            TypeSpecifier::Atomic(name) => self.type_name(&name.node),
            TypeSpecifier::TypedefName(name) => match self.lookup(&name.node.name) {
                Some(Symbol::Typedef(ty)) => ty.clone(),
                _ => Type::Unknown,
            },
            TypeSpecifier::TypeOf(of) => match &of.node {
                TypeOf::Type(name) => self.type_name(&name.node),
                TypeOf::Expression(expression) => self.type_of(&expression.node),
            },
            _ => Type::Scalar,
        }
    }

    /// The type of an expression that is not evaluated here.
    pub fn type_of(&mut self, expression: &Expression) -> Type {
        self.quietly(|reader| match reader.place(expression) {
            Some((_, ty)) => ty,
            None => reader.value(expression).ty,
        })
    }

    fn enumeration(&mut self, enumeration: &EnumType) -> Type {
        for constant in &enumeration.enumerators {
            self.bind(&constant.node.identifier.node.name, Symbol::Constant);
        }
        Type::Scalar
    }

    fn structure(&mut self, structure: &StructType) -> Type {
        let tag = structure.identifier.as_ref().map(|tag| tag.node.name.as_str());
        let union = structure.kind.node == StructKind::Union;
        let Some(declarations) = &structure.declarations else {
            let known = tag.and_then(|tag| self.tags.iter().rev().find_map(|tags| tags.get(tag)));
            return Type::Structure(known.copied().unwrap_or_else(|| self.new_tag(tag, union)));
        };
        let here = tag.and_then(|tag| self.tags.last().and_then(|tags| tags.get(tag))).copied();
        let fresh =
            here.filter(|index| self.structures.get(*index).is_some_and(|known| known.members.is_none()));
        // The tag is known inside its own braces.
        let index = fresh.unwrap_or_else(|| self.new_tag(tag, union));
        let members = declarations.iter().flat_map(|declaration| self.members(&declaration.node)).collect();
        self.structures.fill(index, members);
        Type::Structure(index)
    }

    fn new_tag(&mut self, tag: Option<&str>, union: bool) -> usize {
        let index = self.structures.add(Structure { union, members: None });
        if let (Some(tag), Some(tags)) = (tag, self.tags.last_mut()) {
            tags.insert(tag.to_owned(), index);
        }
        index
    }

    fn members(&mut self, declaration: &StructDeclaration) -> Vec<Member> {
        let StructDeclaration::Field(field) = declaration else { return Vec::new() };
        let base = self.qualifiers(&field.node.specifiers);
        if field.node.declarators.is_empty() {
            return vec![Member { name: None, ty: base }];
        }
        let mut members = Vec::new();
        for declarator in &field.node.declarators {
            // Bits without a name only fill a gap.
            let Some(declarator) = &declarator.node.declarator else { continue };
            let name = super::name_of(&declarator.node).map(|(name, _)| name.to_owned());
            members.push(Member { name, ty: self.declarator(base.clone(), &declarator.node) });
        }
        members
    }
}

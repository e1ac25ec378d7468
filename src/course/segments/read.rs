//! The syntax tree read once, in order: names get their objects, and every assignment becomes a flow.

mod call;
mod declaration;
mod function;
mod initial;
mod library;
mod place;
mod specifiers;
mod statement;
mod value;

use std::collections::BTreeMap;

use lang_c::ast::{Declarator, DeclaratorKind, ExternalDeclaration, TranslationUnit};
use lang_c::span::Span;

use super::flow::{Flow, Node, Worth};
use super::object::{Object, ObjectId, What};
use super::syntax::Places;
use super::types::{Structures, Type};

/// A name or a literal of which a student may ask where it lives.
#[derive(Clone, Debug)]
pub struct Declared {
    pub object: ObjectId,
    pub ty: Type,
    pub constant: bool,
    pub initialized: bool,
    /// Declared as an array where a pointer is meant: a parameter.
    pub array: bool,
}

/// What a name means.
#[derive(Clone, Debug)]
enum Symbol {
    Variable(ObjectId, Type),
    /// A function, and what it returns.
    Function(Type),
    Typedef(Type),
    Constant,
}

/// A value: where it may point.
#[derive(Clone, Debug)]
struct Value {
    node: Node,
    ty: Type,
    /// Whether it is the constant 0.
    null: bool,
}

impl Value {
    fn number() -> Self {
        Self { node: Node::EMPTY, ty: Type::Scalar, null: false }
    }

    fn unknown() -> Self {
        Self { node: Node::UNKNOWN, ty: Type::Unknown, null: false }
    }

    fn worth(&self) -> Worth {
        match worth(&self.ty) {
            Worth::Number if self.null => Worth::Null,
            other => other,
        }
    }
}

fn worth(ty: &Type) -> Worth {
    match ty {
        Type::Structure(_) => Worth::Structure,
        Type::Scalar | Type::Void => Worth::Number,
        _ => Worth::Pointer,
    }
}

/// The function that is being read.
#[derive(Clone, Debug)]
struct Current {
    id: ObjectId,
    result: ObjectId,
    returns: Type,
    others: Option<Node>,
}

/// What was read.
pub struct Read {
    pub flow: Flow,
    pub structures: Structures,
    /// In the order of the text.
    pub declared: Vec<Declared>,
}

/// Reads a whole program. An error is where a name stands that can only be meant as a type, and the name.
pub fn read(unit: &TranslationUnit, places: &Places<'_>) -> Result<Read, (Span, String)> {
    let mut reader = Reader {
        places,
        flow: Flow::new(),
        structures: Structures::default(),
        names: vec![BTreeMap::new()],
        tags: vec![BTreeMap::new()],
        functions: BTreeMap::new(),
        current: None,
        tokens: None,
        quiet: 0,
        declared: Vec::new(),
        unknown: None,
    };
    reader.find_functions(unit);
    for part in &unit.0 {
        match &part.node {
            ExternalDeclaration::Declaration(declaration) => reader.declaration(&declaration.node),
            ExternalDeclaration::FunctionDefinition(function) => reader.function(&function.node),
            ExternalDeclaration::StaticAssert(_) => {}
        }
    }
    reader.give_up_externals();
    match reader.unknown {
        Some(unknown) => Err(unknown),
        None => Ok(Read { flow: reader.flow, structures: reader.structures, declared: reader.declared }),
    }
}

struct Reader<'a> {
    places: &'a Places<'a>,
    flow: Flow,
    structures: Structures,
    /// Names in scope, the file's first.
    names: Vec<BTreeMap<String, Symbol>>,
    tags: Vec<BTreeMap<String, usize>>,
    /// The functions that the program defines.
    functions: BTreeMap<String, ObjectId>,
    current: Option<Current>,
    /// What `strtok` remembers.
    tokens: Option<Node>,
    /// Above 0 while something is read that is never evaluated, or read a second time.
    quiet: u32,
    declared: Vec<Declared>,
    /// The first name that can only be meant as a type, and is not known as one.
    unknown: Option<(Span, String)>,
}

impl Reader<'_> {
    /// The functions are known before the first of them is called.
    fn find_functions(&mut self, unit: &TranslationUnit) {
        for part in &unit.0 {
            let ExternalDeclaration::FunctionDefinition(function) = &part.node else { continue };
            let Some((name, span)) = name_of(&function.node.declarator.node) else { continue };
            let line = self.places.line(span);
            let object = self.make(What::Function, name, line);
            self.functions.insert(name.to_owned(), object);
        }
    }

    /// What other files define may hold anything.
    fn give_up_externals(&mut self) {
        let count = self.flow.objects.len();
        for id in (0..count).map(ObjectId) {
            if self.flow.get(id).is_some_and(|object| object.what == What::Global && object.elsewhere) {
                let address = self.flow.address(id);
                self.flow.escape(address);
            }
        }
    }

    fn make(&mut self, what: What, name: &str, line: u32) -> ObjectId {
        let owner = self.current.as_ref().map(|current| current.id);
        self.flow.object(Object { what, name: name.to_owned(), line, owner, elsewhere: false })
    }

    fn make_at(&mut self, what: What, name: &str, span: Span) -> ObjectId {
        let line = self.places.line(span);
        self.make(what, name, line)
    }

    fn scoped(&mut self, inside: impl FnOnce(&mut Self)) {
        self.names.push(BTreeMap::new());
        self.tags.push(BTreeMap::new());
        inside(self);
        self.names.pop();
        self.tags.pop();
    }

    fn bind(&mut self, name: &str, symbol: Symbol) {
        if let Some(scope) = self.names.last_mut() {
            scope.insert(name.to_owned(), symbol);
        }
    }

    fn lookup(&self, name: &str) -> Option<&Symbol> {
        self.names.iter().rev().find_map(|scope| scope.get(name))
    }

    fn quietly<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> T {
        self.quiet += 1;
        let told = inside(self);
        self.quiet -= 1;
        told
    }
}

/// The name that a declarator declares.
fn name_of(declarator: &Declarator) -> Option<(&str, Span)> {
    match &declarator.kind.node {
        DeclaratorKind::Abstract => None,
        DeclaratorKind::Identifier(name) => Some((&name.node.name, name.span)),
        DeclaratorKind::Declarator(inner) => name_of(&inner.node),
    }
}

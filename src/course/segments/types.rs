//! Types, as far as the places of things depend on them.

use std::rc::Rc;

/// A type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Nothing here declares it.
    Unknown,
    Void,
    /// A number, of any kind.
    Scalar,
    Pointer(Rc<Type>),
    Array(Rc<Type>),
    /// A function that returns this.
    Function(Rc<Type>),
    /// A structure or a union, by its index.
    Structure(usize),
}

impl Type {
    pub fn pointer(to: Self) -> Self {
        Self::Pointer(Rc::new(to))
    }

    /// What a pointer points to, and an array is made of.
    pub fn inner(&self) -> Self {
        match self {
            Self::Pointer(inner) | Self::Array(inner) => (**inner).clone(),
            _ => Self::Unknown,
        }
    }

    /// As the type of a value: arrays and functions become pointers.
    pub fn decayed(&self) -> Self {
        match self {
            Self::Array(inner) => Self::Pointer(Rc::clone(inner)),
            Self::Function(_) => Self::pointer(self.clone()),
            other => other.clone(),
        }
    }

    /// What an array of arrays is made of in the end; other types are their own.
    pub fn element(&self) -> &Self {
        match self {
            Self::Array(inner) => inner.element(),
            other => other,
        }
    }

    pub fn is_pointer(&self) -> bool {
        matches!(self, Self::Pointer(_))
    }

    /// The structure that it is, or that its elements are.
    pub fn structure(&self) -> Option<usize> {
        match self.element() {
            Self::Structure(index) => Some(*index),
            _ => None,
        }
    }
}

/// A member of a structure; one without a name lends its own members.
#[derive(Clone, Debug)]
pub struct Member {
    pub name: Option<String>,
    pub ty: Type,
}

/// A structure or a union.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    pub union: bool,
    /// None where only the tag is known.
    pub members: Option<Vec<Member>>,
}

/// Structures inside one another, at most: nothing holds itself, but a text may say so.
const DEEPEST: u32 = 16;

/// Every structure of a program.
#[derive(Default)]
pub struct Structures(Vec<Structure>);

impl Structures {
    pub fn add(&mut self, structure: Structure) -> usize {
        self.0.push(structure);
        self.0.len() - 1
    }

    pub fn fill(&mut self, index: usize, members: Vec<Member>) {
        if let Some(structure) = self.0.get_mut(index) {
            structure.members = Some(members);
        }
    }

    pub fn get(&self, index: usize) -> Option<&Structure> {
        self.0.get(index)
    }

    pub fn members(&self, index: usize) -> &[Member] {
        self.get(index).and_then(|structure| structure.members.as_deref()).unwrap_or_default()
    }

    /// The type of the member of that name.
    pub fn member(&self, index: usize, name: &str) -> Option<Type> {
        self.search(index, name, DEEPEST)
    }

    fn search(&self, index: usize, name: &str, depth: u32) -> Option<Type> {
        let depth = depth.checked_sub(1)?;
        self.members(index).iter().find_map(|member| match (&member.name, &member.ty) {
            (Some(own), ty) => (own == name).then(|| ty.clone()),
            (None, Type::Structure(inner)) => self.search(*inner, name, depth),
            (None, _) => None,
        })
    }

    /// Whether members may lie over one another, or which there are is not known.
    pub fn is_blurred(&self, index: usize) -> bool {
        self.blurred(index, DEEPEST)
    }

    fn blurred(&self, index: usize, depth: u32) -> bool {
        let (Some(structure), Some(depth)) = (self.get(index), depth.checked_sub(1)) else { return true };
        let Some(members) = &structure.members else { return true };
        let inner = |member: &Member| member.ty.structure().is_some_and(|inner| self.blurred(inner, depth));
        structure.union || members.iter().any(inner)
    }
}

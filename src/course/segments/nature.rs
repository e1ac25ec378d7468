//! What an item is, as far as the reasons for its segment differ.

use super::object::What;

/// What an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nature {
    Function,
    Literal,
    Global(Owner),
    StaticLocal(Owner),
    Parameter(Owner),
    Local(Owner),
    /// A member of `whole`, or of what `whole` points to.
    Member {
        whole: String,
        behind: bool,
        origin: Origin,
    },
    /// What `pointer` points to.
    Pointee {
        pointer: String,
        origin: Origin,
    },
}

impl Nature {
    pub fn is_pointee(&self) -> bool {
        matches!(self, Self::Pointee { .. } | Self::Member { behind: true, .. })
    }
}

/// How a variable was declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The function it belongs to, if any.
    pub function: String,
    pub pointer: bool,
    pub array: bool,
    pub constant: bool,
    pub initialized: bool,
}

/// What a pointer points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// One thing.
    One { what: What, name: String, line: u32, owner: Option<String> },
    /// One of several, all in one segment.
    Several,
}

//! What has a place in memory: functions, variables, literals, blocks of the heap.

use sim::SegmentName;

/// The index of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObjectId(pub usize);

/// What an object is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Something of which nothing is known.
    Unknown,
    /// A function of the program.
    Function,
    /// A variable declared outside every function, or one that another file declares.
    Global,
    /// A variable that is declared `static` in a function.
    StaticLocal,
    Parameter,
    Local,
    /// A string literal.
    Literal,
    /// A compound literal.
    Compound,
    /// A block of the heap, from the library function of that name.
    Block,
    /// What `alloca` makes.
    Frame,
    /// What a function returns.
    Result,
}

/// An object.
#[derive(Clone, Debug)]
pub struct Object {
    pub what: What,
    /// Its name; for a literal its text, for a block the function that it comes from.
    pub name: String,
    /// The line that declares or makes it, from 1.
    pub line: u32,
    /// The function in whose frame or body it is.
    pub owner: Option<ObjectId>,
    /// Whether every thread has one of its own, or another file declares it: it then has no segment here.
    pub elsewhere: bool,
}

impl Object {
    /// Where it lies, if that is known.
    pub fn segment(&self) -> Option<SegmentName> {
        match self.what {
            _ if self.elsewhere => None,
            What::Unknown | What::Result => None,
            What::Function => Some(SegmentName::Code),
            What::Global | What::StaticLocal | What::Literal => Some(SegmentName::StaticData),
            What::Compound if self.owner.is_none() => Some(SegmentName::StaticData),
            What::Parameter | What::Local | What::Frame | What::Compound => Some(SegmentName::Stack),
            What::Block => Some(SegmentName::Heap),
        }
    }
}

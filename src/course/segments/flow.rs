//! What every pointer may point to: sets of targets that flow along the program's assignments until nothing changes.
//!
//! The order of statements does not count: a set holds whatever the pointer is ever given. This is Andersen's analysis,
//! with members kept apart and calls followed through pointers to functions.

mod call;
mod copy;
mod solve;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::object::{Object, ObjectId, What};
use super::paths::{PathId, Paths};

pub use call::{Argument, Call, Worth};

/// A place that a pointer may point to: an object, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    pub object: ObjectId,
    pub path: PathId,
}

/// A set of targets: what a variable, a member or an expression may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node(usize);

impl Node {
    /// What holds no pointer.
    pub const EMPTY: Self = Self(0);
    /// What may point anywhere.
    pub const UNKNOWN: Self = Self(1);
}

/// The object of which nothing is known.
pub const UNKNOWN: ObjectId = ObjectId(0);

/// What is done with the targets of a node.
#[derive(Clone, Debug)]
enum Use {
    /// What they hold flows to the node.
    Load(Node),
    /// What the node holds flows into them.
    Store(Node),
    /// Their member flows to a node.
    Member(usize),
    /// All that they hold, members included, is copied to the targets of the node.
    CopyTo(Node),
    /// The reverse of `CopyTo`.
    CopyFrom(Node),
    /// They are called.
    Call(usize),
    /// A function returns them: what lies in its own frame is gone.
    Return(ObjectId, Node),
    /// Unknown code may do with them what it likes.
    Escape,
}

/// A member that is taken of every target of a node.
#[derive(Clone, Debug)]
pub struct Access {
    /// The structure it belongs to, if known.
    pub structure: Option<usize>,
    /// Whether members of that structure may lie over one another.
    pub blurred: bool,
    pub name: String,
    /// The structure that the member is, if it is one.
    pub inner: Option<usize>,
}

/// What is known of a function when it is called.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Its parameters, and whether each is a pointer.
    pub parameters: Vec<(ObjectId, Worth)>,
    /// What holds what it returns.
    pub result: ObjectId,
    /// What holds the arguments beyond the parameters, if it takes any number.
    pub others: Option<Node>,
}

/// What is still to be done.
#[derive(Clone, Copy, Debug)]
enum Task {
    /// A target is new in a node.
    Arrived(Node, Target),
    /// A target holds something for the first time.
    Held(Target, Node),
    /// The members of an object became one.
    Blurred(ObjectId),
    /// Unknown code got hold of an object.
    Lost(ObjectId),
}

/// Most work that is done for one program.
const MOST_STEPS: usize = 2_000_000;

/// Objects, what they hold, and how it flows.
pub struct Flow {
    pub objects: Vec<Object>,
    pub signatures: BTreeMap<ObjectId, Signature>,
    paths: Paths,
    sets: Vec<BTreeSet<Target>>,
    edges: Vec<BTreeSet<Node>>,
    uses: Vec<Vec<Use>>,
    accesses: Vec<(Access, Node)>,
    calls: Vec<(Node, Call)>,
    cells: BTreeMap<Target, Node>,
    /// Copies of parts: from each target of an object, to what.
    copies: BTreeMap<ObjectId, BTreeSet<(Target, Target)>>,
    structures: BTreeMap<Target, usize>,
    /// Objects whose members cannot be told apart.
    blurred: BTreeSet<ObjectId>,
    escaped: BTreeSet<ObjectId>,
    waiting: VecDeque<Task>,
    steps: usize,
}

impl Flow {
    pub fn new() -> Self {
        let mut flow = Self {
            objects: Vec::new(),
            signatures: BTreeMap::new(),
            paths: Paths::new(),
            sets: Vec::new(),
            edges: Vec::new(),
            uses: Vec::new(),
            accesses: Vec::new(),
            calls: Vec::new(),
            cells: BTreeMap::new(),
            copies: BTreeMap::new(),
            structures: BTreeMap::new(),
            blurred: BTreeSet::new(),
            escaped: BTreeSet::new(),
            waiting: VecDeque::new(),
            steps: 0,
        };
        flow.object(Object {
            what: What::Unknown,
            name: String::new(),
            line: 0,
            owner: None,
            elsewhere: true,
        });
        // In this order: they are `Node::EMPTY` and `Node::UNKNOWN`.
        let (_, unknown) = (flow.node(), flow.node());
        flow.point(unknown, UNKNOWN);
        flow
    }

    pub fn object(&mut self, object: Object) -> ObjectId {
        self.objects.push(object);
        ObjectId(self.objects.len() - 1)
    }

    pub fn get(&self, id: ObjectId) -> Option<&Object> {
        self.objects.get(id.0)
    }

    pub fn node(&mut self) -> Node {
        self.sets.push(BTreeSet::new());
        self.edges.push(BTreeSet::new());
        self.uses.push(Vec::new());
        Node(self.sets.len() - 1)
    }

    /// The node may point to the object.
    pub fn point(&mut self, node: Node, object: ObjectId) {
        self.add(node, Target { object, path: PathId::ROOT });
    }

    /// A node that points to the object.
    pub fn address(&mut self, object: ObjectId) -> Node {
        let node = self.node();
        self.point(node, object);
        node
    }

    /// What the object itself holds.
    pub fn cell_of(&mut self, object: ObjectId) -> Node {
        self.cell(Target { object, path: PathId::ROOT })
    }

    /// All of an object, as a target.
    pub fn whole(&self, object: ObjectId) -> Target {
        Target { object, path: PathId::ROOT }
    }

    /// The object is a structure, or its elements are.
    pub fn declare(&mut self, object: ObjectId, structure: usize) {
        self.set_structure(Target { object, path: PathId::ROOT }, structure);
    }

    /// What one node holds flows to another.
    pub fn flow(&mut self, from: Node, to: Node) {
        if from == to || from == Node::EMPTY || to == Node::EMPTY || to == Node::UNKNOWN {
            return;
        }
        let new = self.edges.get_mut(from.0).is_some_and(|edges| edges.insert(to));
        if new {
            self.targets(from).into_iter().for_each(|target| self.add(to, target));
        }
    }

    /// A node that holds what any of the others does.
    pub fn any(&mut self, nodes: &[Node]) -> Node {
        let mut some: Vec<Node> = nodes.iter().copied().filter(|node| *node != Node::EMPTY).collect();
        some.dedup();
        match some.as_slice() {
            [] => Node::EMPTY,
            [one] => *one,
            _ => {
                let all = self.node();
                some.into_iter().for_each(|node| self.flow(node, all));
                all
            }
        }
    }

    /// What the targets of a node hold.
    pub fn load(&mut self, address: Node) -> Node {
        let value = self.node();
        self.apply(address, Use::Load(value));
        value
    }

    /// The value goes to wherever the address points.
    pub fn store(&mut self, address: Node, value: Node) {
        if value != Node::EMPTY {
            self.apply(address, Use::Store(value));
        }
    }

    /// Where the member is of whatever the node points to.
    pub fn member(&mut self, address: Node, access: Access) -> Node {
        let member = self.node();
        self.accesses.push((access, member));
        self.apply(address, Use::Member(self.accesses.len() - 1));
        member
    }

    /// All that `from` points to is copied, members included, to what `to` points to.
    pub fn copy(&mut self, from: Node, to: Node) {
        self.apply(from, Use::CopyTo(to));
        self.apply(to, Use::CopyFrom(from));
    }

    /// A value is returned by a function.
    pub fn give_back(&mut self, value: Node, function: ObjectId, to: Node) {
        self.apply(value, Use::Return(function, to));
    }

    /// Unknown code gets the value.
    pub fn escape(&mut self, value: Node) {
        self.apply(value, Use::Escape);
    }

    /// The targets of a node.
    pub fn targets(&self, node: Node) -> Vec<Target> {
        self.sets.get(node.0).map(|set| set.iter().copied().collect()).unwrap_or_default()
    }

    /// What a target holds, as far as anything flowed there.
    pub fn held(&self, target: Target) -> Vec<Target> {
        if target.object == UNKNOWN {
            return vec![target];
        }
        match self.cells.get(&self.settled(target)) {
            Some(cell) => self.targets(*cell),
            None if self.escaped.contains(&target.object) => self.targets(Node::UNKNOWN),
            None => Vec::new(),
        }
    }

    /// What a member of a target holds.
    pub fn held_in(&self, target: Target, name: &str) -> Vec<Target> {
        let known = self.paths.find(target.path, name);
        let blurred = target.object == UNKNOWN || self.blurred.contains(&target.object);
        match known {
            Some(path) => self.held(Target { path, ..target }),
            None if blurred => self.held(target),
            None if self.escaped.contains(&target.object) => self.targets(Node::UNKNOWN),
            None => Vec::new(),
        }
    }

    /// The one target that stands for all of an object whose members cannot be told apart.
    fn settled(&self, target: Target) -> Target {
        let blurred = self.blurred.contains(&target.object);
        if blurred { Target { path: PathId::ROOT, ..target } } else { target }
    }
}

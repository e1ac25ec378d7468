//! What is asked about: every name, every string, and what each pointer points to where that is certain.

use std::collections::BTreeSet;

use sim::SegmentName;

use super::flow::{Target, UNKNOWN};
use super::nature::{Nature, Origin, Owner};
use super::object::{Object, What};
use super::placed::Placed;
use super::read::{Declared, Read};
use super::types::Type;

/// Most stars before a name.
const MOST_STARS: usize = 3;

/// The items of a program, in the order of its lines. Pointees only if `known`.
pub fn items(read: &Read, known: bool) -> Vec<Placed> {
    let mut lister = Lister { read, known, items: Vec::new() };
    read.declared.iter().for_each(|declared| lister.list(declared));
    let mut items = lister.items;
    drop_doubtful(&mut items);
    items.sort_by_key(|item| item.line);
    let mut seen = BTreeSet::new();
    items.retain(|item| {
        let line = if matches!(item.nature, Nature::Literal) { 0 } else { item.line };
        seen.insert((item.name.clone(), item.function.clone(), line))
    });
    items
}

/// Where two variables of a function have one name, and what they point to differs, nobody could tell which is meant.
fn drop_doubtful(items: &mut Vec<Placed>) {
    let mut doubtful = BTreeSet::new();
    let mut first = std::collections::BTreeMap::new();
    for item in items.iter() {
        let key = (item.name.clone(), item.function.clone());
        if *first.entry(key.clone()).or_insert(item.segment) != item.segment {
            doubtful.insert(key);
        }
    }
    let kept = |item: &Placed| {
        !item.nature.is_pointee() || !doubtful.contains(&(item.name.clone(), item.function.clone()))
    };
    items.retain(kept);
}

struct Lister<'r> {
    read: &'r Read,
    known: bool,
    items: Vec<Placed>,
}

/// A place that is spoken of: what leads there, and where that may be.
struct Spot<'s> {
    text: String,
    targets: Vec<Target>,
    ty: &'s Type,
}

/// The name that an item belongs to.
#[derive(Clone, Copy)]
struct Root<'r> {
    function: Option<&'r str>,
    line: u32,
}

impl<'r> Lister<'r> {
    fn list(&mut self, declared: &Declared) {
        let Some(object) = self.read.flow.get(declared.object) else { return };
        let Some(segment) = object.segment() else { return };
        let owner = object.owner.and_then(|owner| self.read.flow.get(owner));
        let root = Root { function: owner.map(|owner| owner.name.as_str()), line: object.line };
        let nature = nature(object, declared, root.function);
        self.push(&object.name, root, segment, nature);
        if !self.known || matches!(object.what, What::Function | What::Literal) {
            return;
        }
        let element = declared.ty.element();
        let stars = dimensions(&declared.ty);
        let text = format!("{}{}", object.name, "[0]".repeat(stars));
        let here = self.read.flow.whole(declared.object);
        match element {
            Type::Pointer(inner) => {
                let targets = self.read.flow.held(here);
                self.follow(&Spot { text, targets, ty: inner }, root, 1, true);
            }
            Type::Structure(_) => self.members(&Spot { text, targets: vec![here], ty: element }, root, "."),
            _ => {}
        }
    }

    /// What a pointer points to: `spot` holds its text and its targets.
    fn follow(&mut self, spot: &Spot<'_>, root: Root<'_>, stars: usize, open: bool) {
        let lost = spot.targets.is_empty() || spot.targets.iter().any(|target| target.object == UNKNOWN);
        if lost || stars > MOST_STARS {
            return;
        }
        let text = format!("*{}", spot.text);
        if let Some(segment) = self.segment(&spot.targets) {
            let nature = Nature::Pointee { pointer: spot.text.clone(), origin: self.origin(&spot.targets) };
            self.push(&text, root, segment, nature);
        }
        match spot.ty {
            Type::Pointer(inner) => {
                let targets = self.held(&spot.targets);
                self.follow(&Spot { text, targets, ty: inner }, root, stars + 1, false);
            }
            Type::Structure(_) if open => {
                let targets = spot.targets.clone();
                self.members(&Spot { text: spot.text.clone(), targets, ty: spot.ty }, root, "->");
            }
            _ => {}
        }
    }

    /// The pointers among the members of what is at a spot.
    fn members(&mut self, spot: &Spot<'_>, root: Root<'_>, operator: &str) {
        let Type::Structure(index) = *spot.ty else { return };
        let read: &'r Read = self.read;
        for member in read.structures.members(index) {
            let (Some(name), Type::Pointer(inner)) = (&member.name, member.ty.element()) else { continue };
            let whole = format!("{}{operator}{name}", spot.text);
            if let Some(segment) = self.segment(&spot.targets) {
                let nature = Nature::Member {
                    whole: spot.text.clone(),
                    behind: operator == "->",
                    origin: self.origin(&spot.targets),
                };
                self.push(&whole, root, segment, nature);
            }
            let text = format!("{whole}{}", "[0]".repeat(dimensions(&member.ty)));
            let held = spot.targets.iter().flat_map(|target| read.flow.held_in(*target, name));
            let targets: BTreeSet<Target> = held.collect();
            self.follow(&Spot { text, targets: targets.into_iter().collect(), ty: inner }, root, 1, false);
        }
    }

    fn push(&mut self, name: &str, root: Root<'_>, segment: SegmentName, nature: Nature) {
        let function = root.function.filter(|_| !matches!(nature, Nature::Function)).map(str::to_owned);
        self.items.push(Placed::new(name, function, root.line, segment, nature));
    }

    fn held(&self, targets: &[Target]) -> Vec<Target> {
        let all: BTreeSet<Target> = targets.iter().flat_map(|target| self.read.flow.held(*target)).collect();
        all.into_iter().collect()
    }

    /// The one segment of all targets.
    fn segment(&self, targets: &[Target]) -> Option<SegmentName> {
        let mut segments = targets.iter().map(|target| self.read.flow.get(target.object)?.segment());
        let first = segments.next()??;
        segments.all(|segment| segment == Some(first)).then_some(first)
    }

    /// What the targets are, if they are one thing or all of one kind.
    fn origin(&self, targets: &[Target]) -> Origin {
        let objects: BTreeSet<_> = targets.iter().map(|target| target.object).collect();
        let mut objects = objects.into_iter().filter_map(|object| self.read.flow.get(object));
        match (objects.next(), objects.next()) {
            (Some(object), None) => Origin::One {
                what: object.what.clone(),
                name: object.name.clone(),
                line: object.line,
                owner: object
                    .owner
                    .and_then(|owner| self.read.flow.get(owner))
                    .map(|owner| owner.name.clone()),
            },
            _ => Origin::Several,
        }
    }
}

/// How many subscripts an array takes.
fn dimensions(ty: &Type) -> usize {
    match ty {
        Type::Array(inner) => 1 + dimensions(inner),
        _ => 0,
    }
}

fn nature(object: &Object, declared: &Declared, function: Option<&str>) -> Nature {
    let function = function.unwrap_or("the function").to_owned();
    let owner = Owner {
        function,
        pointer: declared.ty.is_pointer(),
        array: declared.array || matches!(declared.ty, Type::Array(_)),
        constant: declared.constant,
        initialized: declared.initialized,
    };
    match object.what {
        What::Function => Nature::Function,
        What::Literal => Nature::Literal,
        What::Global => Nature::Global(owner),
        What::StaticLocal => Nature::StaticLocal(owner),
        What::Parameter => Nature::Parameter(owner),
        _ => Nature::Local(owner),
    }
}

//! Ways into an object: the names of members, one inside the other. All elements of an array are one.

use std::collections::BTreeMap;

/// The index of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PathId(usize);

impl PathId {
    /// The object itself.
    pub const ROOT: Self = Self(0);
}

/// Most members inside one another.
const LONGEST: usize = 8;

/// Every path that was asked for.
pub struct Paths {
    /// What each path prolongs, and by which member.
    steps: Vec<Option<(PathId, String)>>,
    known: BTreeMap<(PathId, String), PathId>,
}

impl Paths {
    pub fn new() -> Self {
        Self { steps: vec![None], known: BTreeMap::new() }
    }

    /// The member of that name in what `path` leads to; `None` if the path would be too long.
    pub fn member(&mut self, path: PathId, name: &str) -> Option<PathId> {
        let key = (path, name.to_owned());
        if let Some(known) = self.known.get(&key) {
            return Some(*known);
        }
        if self.names(path).len() >= LONGEST {
            return None;
        }
        self.steps.push(Some((path, name.to_owned())));
        let new = PathId(self.steps.len() - 1);
        self.known.insert(key, new);
        Some(new)
    }

    /// As `member`, without making a new one.
    pub fn find(&self, path: PathId, name: &str) -> Option<PathId> {
        self.known.get(&(path, name.to_owned())).copied()
    }

    /// The members that lead from `above` to `path`, if it lies below.
    pub fn below(&self, above: PathId, path: PathId) -> Option<Vec<String>> {
        let (mut names, mut at) = (Vec::new(), path);
        while at != above {
            let (up, name) = self.step(at)?;
            names.push(name.clone());
            at = *up;
        }
        names.reverse();
        Some(names)
    }

    fn step(&self, path: PathId) -> Option<&(PathId, String)> {
        self.steps.get(path.0).and_then(Option::as_ref)
    }

    fn names(&self, path: PathId) -> Vec<String> {
        self.below(PathId::ROOT, path).unwrap_or_default()
    }
}

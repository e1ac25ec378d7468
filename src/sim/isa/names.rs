//! The names that a source defines, each once.

use super::cursor::Place;
use super::error::Failure;

/// Labels and definitions, ascending by name.
#[derive(Default)]
pub(super) struct Names<'a> {
    list: Vec<(&'a str, Name)>,
}

/// What a name stands for.
#[derive(Clone, Copy)]
pub(super) struct Name {
    /// The line that defines it.
    pub line: usize,
    pub meaning: Meaning,
}

#[derive(Clone, Copy)]
pub(super) enum Meaning {
    /// The address of the instruction with this index.
    Label(usize),
    Number(u64),
}

impl<'a> Names<'a> {
    /// Lets a name that stands at `place` stand for something.
    #[inline(never)]
    pub(super) fn define(&mut self, name: &'a str, place: Place, meaning: Meaning) -> Result<(), Failure> {
        if name.is_empty() {
            return Err(place.error(format_args!("a name is expected here")));
        }
        match self.place(name) {
            Err(free) => {
                self.list.insert(free, (name, Name { line: place.line, meaning }));
                Ok(())
            }
            Ok(_) => {
                let line = self.get(name).map_or(0, |known| known.line);
                Err(place.error(format_args!("`{name}` is defined already, on line {line}")))
            }
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<Name> {
        self.list.get(self.place(name).ok()?).map(|(_, name)| *name)
    }

    /// Each name, in alphabetical order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'a str> {
        self.list.iter().map(|(name, _)| *name)
    }

    #[inline(never)]
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.list.binary_search_by(|(other, _)| (*other).cmp(name))
    }
}

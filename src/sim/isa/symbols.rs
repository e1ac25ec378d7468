//! Names and what they stand for, in alphabetical order.

/// Labels and definitions of a listing, each with its number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Symbols {
    /// Ascending by name.
    entries: Vec<(String, u64)>,
}

impl Symbols {
    /// Of entries that ascend by name.
    pub(super) fn ascending(entries: Vec<(String, u64)>) -> Symbols {
        Symbols { entries }
    }

    /// What `name` stands for.
    pub fn get(&self, name: &str) -> Option<u64> {
        let place = self.place(name).ok()?;
        self.entries.get(place).map(|(_, value)| *value)
    }

    /// Lets `name` stand for `value`; returns what it stood for before.
    pub fn insert(&mut self, name: String, value: u64) -> Option<u64> {
        match self.place(&name) {
            Ok(place) => self.entries.get_mut(place).map(|entry| std::mem::replace(&mut entry.1, value)),
            Err(place) => {
                self.entries.insert(place, (name, value));
                None
            }
        }
    }

    /// Every name with what it stands for, in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u64)> {
        self.entries.iter().map(|(name, value)| (name.as_str(), *value))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|(other, _)| other.as_str().cmp(name))
    }
}

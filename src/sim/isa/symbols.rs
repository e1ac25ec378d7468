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

    /// The same names, each for a number higher by `by`; the error says which would go beyond 32 bits.
    pub(super) fn moved(&self, by: u64) -> Result<Symbols, String> {
        let mut moved = self.clone();
        for (name, value) in &mut moved.entries {
            match value.checked_add(by).filter(|sum| u32::try_from(*sum).is_ok()) {
                Some(sum) => *value = sum,
                None => {
                    return Err(format!(
                        "`{name}` at {value:#x} cannot move up by {by:#x}: addresses have 32 bits, at most 0xffffffff"
                    ));
                }
            }
        }
        Ok(moved)
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

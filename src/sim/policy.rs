//! Policies: which of the free blocks that are large enough is taken.

mod best_fit;
mod first_fit;

use serde::Serialize;

use crate::free_list::Extent;
use crate::wording::unknown;

/// How a free block is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// The first that is large enough.
    FirstFit,
    /// The smallest that is large enough; the first of equals.
    BestFit,
}

/// What a search through the free list came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// The block chosen, or none that is large enough.
    pub found: Option<Extent>,
    /// How many blocks were looked at, from the head of the list.
    pub visited: u64,
}

impl Policy {
    /// Every policy.
    pub const ALL: [Self; 2] = [Self::FirstFit, Self::BestFit];

    /// The policy's name: "first-fit".
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstFit => "first-fit",
            Self::BestFit => "best-fit",
        }
    }

    /// The policy of that name; an error lists the names there are.
    pub fn named(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|policy| policy.name() == name).ok_or_else(|| {
            unknown(name, "not a policy of this version; choose", &Self::ALL.map(Self::name), " or ")
        })
    }

    /// Looks for room for `size` bytes in a free list.
    pub fn search(self, list: impl Iterator<Item = Extent>, size: u64) -> Search {
        match self {
            Self::FirstFit => first_fit::search(list, size),
            Self::BestFit => best_fit::search(list, size),
        }
    }
}

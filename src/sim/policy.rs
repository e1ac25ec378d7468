//! Policies: which of the free blocks that are large enough is taken.

mod best_fit;
mod buddy;
mod first_fit;
mod next_fit;
mod worst_fit;

use serde::Serialize;

use crate::free_list::{Extent, FreeList};
use crate::wording::unknown;

/// What every policy's file answers.
pub(crate) struct Rule {
    /// The policy's name: "first-fit".
    name: &'static str,
    /// How it looks through a free list for so many bytes.
    search: fn(&FreeList, u64) -> Search,
    /// What the free list keeps for it.
    pub(crate) keeps: Keeps,
}

/// What a free list keeps for a policy besides the free blocks in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keeps {
    /// Nothing.
    Blocks,
    /// Where the last allocation ended.
    Rover,
    /// The free blocks by size as well.
    Sizes,
    /// The free blocks by size as well; each is a power of two, aligned to its size.
    PowersOfTwo,
}

/// What a search through the free list came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// The block chosen, or none that is large enough.
    pub found: Option<Extent>,
    /// How many blocks a walk along the list would have looked at; under buddy, how many size classes.
    pub visited: u64,
}

macro_rules! policies {
    ($($doc:literal $policy:ident = $file:ident;)*) => {
        /// How a free block is chosen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Policy {
            $(#[doc = $doc] $policy,)*
        }

        impl Policy {
            /// Every policy.
            pub const ALL: [Self; [$(stringify!($policy)),*].len()] = [$(Self::$policy),*];

            /// What the policy's own file says.
            pub(crate) fn rule(self) -> &'static Rule {
                match self {
                    $(Self::$policy => &$file::RULE,)*
                }
            }
        }
    };
}

policies! {
    "The first that is large enough." FirstFit = first_fit;
    "The first that is large enough behind the last allocation." NextFit = next_fit;
    "The smallest that is large enough; the first of equals." BestFit = best_fit;
    "The largest; the first of equals." WorstFit = worst_fit;
    "Powers of two: the smallest that is large enough, halved until it fits." Buddy = buddy;
}

impl Policy {
    /// The policy's name: "first-fit".
    pub fn name(self) -> &'static str {
        self.rule().name
    }

    /// The policy of that name; an error lists the names there are.
    pub fn named(name: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|policy| policy.name() == name)
            .ok_or_else(|| unknown(name, "not a policy; choose", &Self::ALL.map(Self::name), " or "))
    }

    /// Whether blocks are powers of two, so that they merge with their buddies only.
    pub(crate) fn is_buddy(self) -> bool {
        self.rule().keeps == Keeps::PowersOfTwo
    }

    /// Bytes really taken for `size` bytes, at least 1: under buddy the next power of two.
    pub(crate) fn room(self, size: u64) -> u64 {
        if self.is_buddy() { size.checked_next_power_of_two().unwrap_or(u64::MAX) } else { size }
    }

    /// Looks for room for `size` bytes in a free list; changes nothing.
    pub(crate) fn search(self, list: &FreeList, size: u64) -> Search {
        (self.rule().search)(list, size)
    }
}

//! The order of a free list: where a freed block is put.

use serde::Serialize;

use crate::wording::unknown;

/// In which order a free list keeps its blocks.
///
/// Address order is indexed. The others are plain lists, whose time is linear, as OSTEP's: a split leaves the
/// remainder at its place, and coalescing merges two neighbours of the list only where the first ends exactly where
/// the second begins. Under buddy there is no order to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListOrder {
    /// By address.
    Address,
    /// The list is sorted after every free, the smallest block first.
    SizeUp,
    /// The list is sorted after every free, the largest block first.
    SizeDown,
    /// A freed block becomes the head.
    Front,
    /// A freed block becomes the last.
    Back,
}

impl ListOrder {
    /// Every order.
    pub const ALL: [Self; 5] = [Self::Address, Self::SizeUp, Self::SizeDown, Self::Front, Self::Back];

    /// The order's name: "size-up".
    pub fn name(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::SizeUp => "size-up",
            Self::SizeDown => "size-down",
            Self::Front => "front",
            Self::Back => "back",
        }
    }

    /// The order of that name; an error lists the names there are.
    pub fn named(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|order| order.name() == name).ok_or_else(|| {
            unknown(name, "not an order of the free list; choose", &Self::ALL.map(Self::name), " or ")
        })
    }
}

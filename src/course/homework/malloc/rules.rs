//! The rules of a heap, as the flags have them.

use sim::{Extent, HeapRules, ListOrder, Policy};

use super::FreeBlock;
use crate::homework::error::HomeworkError;
use crate::homework::flags::Flags;
use crate::homework::number::bytes;
use crate::homework::tables::{MOST_HEAP, ORDERS, POLICIES};

/// How the heap of a problem chooses and shapes its blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::homework) struct Rules {
    /// BEST, WORST or FIRST.
    pub policy: Policy,
    /// Where a freed block is put.
    pub order: ListOrder,
    /// Bytes before each block.
    pub header: i64,
    /// At least 1.
    pub alignment: i64,
    /// Whether neighbours of the list merge.
    pub coalesce: bool,
    /// All of the heap.
    pub arena: FreeBlock,
    /// Whether the operations are listed, not drawn: then the original shows pointers without the header.
    pub listed: bool,
}

/// The policies, in the order of their words.
pub(super) const POLICY: [Policy; 3] = [Policy::BestFit, Policy::WorstFit, Policy::FirstFit];

const ORDER: [ListOrder; 5] =
    [ListOrder::Address, ListOrder::SizeUp, ListOrder::SizeDown, ListOrder::Front, ListOrder::Back];

impl Rules {
    /// The rules of flags. An error says that the machine cannot have such a heap, or that nothing could be rounded.
    pub fn new(flags: &Flags) -> Result<Self, HomeworkError> {
        let arena = FreeBlock { address: flags.number('b'), size: flags.number('S') };
        if arena.end() > MOST_HEAP {
            let reason = format!(
                "a heap of {} that begins at {} ends past {MOST_HEAP}, where every heap here ends; give less, or a lower -b",
                bytes(arena.size),
                arena.address
            );
            return Err(HomeworkError::new("-S", reason));
        }
        let alignment = match flags.number('a') {
            -1 => 1,
            0 => {
                return Err(HomeworkError::new(
                    "-a",
                    "nothing is a multiple of 0; give 1 or more, or -1 for no alignment",
                ));
            }
            alignment => alignment,
        };
        Ok(Self {
            policy: POLICY.get(flags.choice('p')).copied().unwrap_or(Policy::BestFit),
            order: ORDER.get(flags.choice('l')).copied().unwrap_or(ListOrder::Address),
            header: flags.number('H'),
            alignment,
            coalesce: flags.has('C'),
            arena,
            listed: flags.requests().is_some(),
        })
    }

    /// The same for the machine's heap.
    pub fn heap(&self) -> (HeapRules, Extent) {
        let rules = HeapRules {
            policy: self.policy,
            order: self.order,
            header: self.header.unsigned_abs(),
            alignment: self.alignment.unsigned_abs(),
            coalesce: self.coalesce,
        };
        (rules, Extent { start: self.arena.address.unsigned_abs(), size: self.arena.size.unsigned_abs() })
    }

    /// A size rounded up to the alignment.
    pub fn rounded(&self, size: i64) -> i64 {
        let over = size % self.alignment;
        if over == 0 { size } else { size + self.alignment - over }
    }

    /// Bytes that a request takes, header included.
    pub fn needed(&self, size: i64) -> i64 {
        self.rounded(size) + self.header
    }

    /// How far behind the start of its block a pointer is that the original shows.
    pub fn shown_header(&self) -> i64 {
        if self.listed { 0 } else { self.header }
    }

    /// The policy as `-p` has it.
    pub fn policy_name(&self) -> &'static str {
        name_of(self.policy)
    }

    /// Which free block the policy takes.
    pub fn policy_words(&self) -> &'static str {
        match self.policy {
            Policy::BestFit => "the smallest that is large enough",
            Policy::WorstFit => "the largest",
            _ => "the first that is large enough",
        }
    }

    /// The order of the list as `-l` has it.
    pub fn order_name(&self) -> &'static str {
        ORDER.iter().zip(ORDERS).find(|(order, _)| **order == self.order).map_or("", |(_, name)| name)
    }
}

/// A policy as `-p` has it.
pub(super) fn name_of(policy: Policy) -> &'static str {
    POLICY.iter().zip(POLICIES).find(|(other, _)| **other == policy).map_or("", |(_, name)| name)
}

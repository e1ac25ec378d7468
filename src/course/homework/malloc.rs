//! malloc.py: a heap with a free list, and operations on it.
//!
//! The heap is that of the machine, with the same rules. It cannot hold what lies at 2^32 or above, and it hands out no
//! block of 0 bytes; such flags are refused.

mod explain;
mod giving;
mod heap;
mod mark;
mod mark_list;
mod notation;
mod request;
mod rules;
mod run;
mod search;
mod wrong;

use serde::Serialize;

pub use heap::HeapMoment;
pub(super) use request::Request;
use rules::Rules;
use run::Run;

use super::error::HomeworkError;
use super::flags::Flags;
use super::simulator::Simulator;

/// A problem of malloc.py with its answers. It serializes as `homework("malloc", …)` returns it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Malloc {
    /// The flags that it was drawn from.
    #[serde(skip)]
    pub flags: Flags,
    #[serde(skip)]
    rules: Rules,
    /// The operations in order.
    pub operations: Vec<Operation>,
}

/// One call of malloc or free, what it returns, and the free list behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Operation {
    /// A call of malloc.
    Alloc {
        /// The number of the allocation, from 0; one that fails has a number too.
        id: i64,
        /// Bytes asked for, at least 1.
        size: i64,
        /// What the original prints: drawn operations return the address behind the header, listed ones (`-A`) that of
        /// the header; -1 where it fails, and drawn operations add the header to that too.
        returned: i64,
        /// Free blocks looked at.
        searched: i64,
        /// The free list afterwards, its head first.
        free_list: Vec<FreeBlock>,
    },
    /// A call of free.
    Free {
        /// The number of the allocation whose pointer is handed in.
        id: i64,
        /// 0; -1 where no block in use begins at that pointer.
        returned: i64,
        /// The free list afterwards, its head first.
        free_list: Vec<FreeBlock>,
    },
}

/// A block of the free list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FreeBlock {
    /// Its first byte.
    pub address: i64,
    /// Its bytes, at least 1.
    pub size: i64,
}

/// Draws the problem of malloc.py for these flags. An error names the flag, what is wrong and what would be right.
///
/// ```
/// let problem = course::homework::malloc("-A +10,-0")?;
/// assert_eq!(problem.operations[0].returned(), 1000);
/// assert_eq!(problem.operations[1].free_list().len(), 2);
/// # Ok::<(), course::homework::HomeworkError>(())
/// ```
pub fn malloc(flags: &str) -> Result<Malloc, HomeworkError> {
    Malloc::draw(Flags::parse(Simulator::Malloc, flags)?)
}

impl Malloc {
    pub(super) fn draw(flags: Flags) -> Result<Self, HomeworkError> {
        let rules = Rules::new(&flags)?;
        let mut run = Run::new(rules);
        match flags.requests() {
            Some(requests) => requests.iter().for_each(|request| run.make(*request)),
            None => run.draw(&flags)?,
        }
        Ok(Self { operations: run.done, flags, rules })
    }

    /// How its heap chooses and shapes blocks.
    pub(super) fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The free list before an operation.
    fn before(&self, index: usize) -> Vec<FreeBlock> {
        match index.checked_sub(1).and_then(|before| self.operations.get(before)) {
            Some(operation) => operation.free_list().to_vec(),
            None => vec![self.rules.arena],
        }
    }

    /// Where the block of an allocation begins, with its header; none where it failed.
    fn start(&self, operation: &Operation) -> Option<i64> {
        Some(operation.returned() - self.rules.shown_header()).filter(|start| *start >= 0)
    }

    /// The block that an operation gives back, header included, and the number of the allocation that made it; none
    /// where it gives nothing back.
    fn given_back(&self, index: usize) -> Option<(i64, FreeBlock)> {
        let Operation::Free { id, returned: 0, .. } = self.operations.get(index)? else { return None };
        let earlier = self.operations.get(..index)?;
        let pointer = earlier.iter().find_map(|made| self.made(made).filter(|(other, _)| other == id))?.1;
        earlier
            .iter()
            .rev()
            .find_map(|made| self.made(made).filter(|(_, block)| block.address == pointer.address))
    }

    /// The block of an allocation that did not fail.
    fn made(&self, operation: &Operation) -> Option<(i64, FreeBlock)> {
        let Operation::Alloc { id, size, .. } = operation else { return None };
        let address = self.start(operation)?;
        Some((*id, FreeBlock { address, size: self.rules.needed(*size) }))
    }
}

impl Operation {
    /// What it returns.
    pub fn returned(&self) -> i64 {
        match self {
            Self::Alloc { returned, .. } | Self::Free { returned, .. } => *returned,
        }
    }

    /// The free list afterwards, its head first.
    pub fn free_list(&self) -> &[FreeBlock] {
        match self {
            Self::Alloc { free_list, .. } | Self::Free { free_list, .. } => free_list,
        }
    }
}

impl FreeBlock {
    /// One past its last byte.
    fn end(self) -> i64 {
        self.address + self.size
    }
}

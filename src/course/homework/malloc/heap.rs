//! The heap of a problem as it stands after some of its operations, and what the last one looked at.

use sim::HeapBlock;

use super::{FreeBlock, Malloc, Operation, Request, Run};

/// A heap, and the search that led to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeapMoment {
    /// Every block in the order of addresses; with their headers they fill the heap.
    pub blocks: Vec<HeapBlock>,
    /// The free list, its head first.
    pub list: Vec<FreeBlock>,
    /// The free list as the operation found it.
    pub before: Vec<FreeBlock>,
    /// The free blocks that it looked at, in this order; none where it frees.
    pub seen: Vec<FreeBlock>,
    /// The one that it took; none where it frees or fails.
    pub found: Option<FreeBlock>,
}

impl Malloc {
    /// The heap after so many operations, at most all of them: the machine runs them again.
    pub fn heap(&self, done: usize) -> HeapMoment {
        let mut run = Run::new(self.rules);
        let requests: Vec<Request> = self.operations.iter().take(done).map(Operation::request).collect();
        let Some((last, earlier)) = requests.split_last() else {
            return HeapMoment { blocks: run.blocks(), list: run.free_list(), ..HeapMoment::default() };
        };
        earlier.iter().for_each(|request| run.make(*request));
        let before = run.free_list();
        let (seen, found) = match last {
            Request::Allocate(size) => run.search(*size),
            Request::Free(_) => (Vec::new(), None),
        };
        run.make(*last);
        HeapMoment { blocks: run.blocks(), list: run.free_list(), before, seen, found }
    }
}

impl Operation {
    /// What was asked of the heap.
    fn request(&self) -> Request {
        match self {
            Self::Alloc { size, .. } => Request::Allocate(*size),
            Self::Free { id, .. } => Request::Free(*id),
        }
    }
}

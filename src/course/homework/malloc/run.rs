//! The run of a problem on the machine's heap.

use sim::{Extent, Heap, HeapBlock};

use super::{FreeBlock, Operation, Request, Rules};
use crate::homework::error::HomeworkError;
use crate::homework::flags::Flags;
use crate::homework::random::Random;

/// A heap, and what was done to it.
pub(super) struct Run {
    rules: Rules,
    heap: Heap,
    /// What each allocation got from the heap, behind its header.
    pointers: Vec<Option<u64>>,
    /// Numbers of the allocations that were drawn and are in use, in the order in which they were made.
    live: Vec<i64>,
    /// What was done.
    pub done: Vec<Operation>,
}

impl Run {
    /// Nothing was done yet.
    pub fn new(rules: Rules) -> Self {
        let (heap_rules, arena) = rules.heap();
        let heap = Heap::new(heap_rules, arena);
        Self { rules, heap, pointers: Vec::new(), live: Vec::new(), done: Vec::new() }
    }

    /// Makes as many operations as the flags ask for, at random.
    ///
    /// It comes to an end: each draw is an allocation with a chance of one in a hundred at least, and more often than
    /// not so is each operation, or the free that follows one.
    pub fn draw(&mut self, flags: &Flags) -> Result<(), HomeworkError> {
        let mut random = flags.random();
        let mut tries = 0;
        while (self.done.len() as i64) < flags.number('n') {
            tries += 1;
            if tries > Random::MOST_TRIES {
                return Err(HomeworkError::new("-P", "chance allocates too rarely; give a larger share"));
            }
            if random.draw() < flags.number('P') as f64 / 100.0 {
                self.make(Request::Allocate(random.below(flags.number('r')) + 1));
            } else if !self.live.is_empty() {
                let place = usize::try_from(random.below(self.live.len() as i64)).unwrap_or(0);
                let id = self.live.remove(place.min(self.live.len() - 1));
                self.make(Request::Free(id));
            }
        }
        Ok(())
    }

    /// Makes one operation.
    pub fn make(&mut self, request: Request) {
        let operation = match request {
            Request::Allocate(size) => self.allocate(size),
            Request::Free(id) => self.free(id),
        };
        self.done.push(operation);
    }

    fn allocate(&mut self, size: i64) -> Operation {
        let answer = self.heap.allocate(size.unsigned_abs());
        let visited = answer.map_or_else(|full| full.visited, |block| block.visited);
        let pointer = answer.ok().map(|block| block.address);
        let id = self.pointers.len() as i64;
        self.pointers.push(pointer);
        if pointer.is_some() {
            self.live.push(id);
        }
        let start = pointer.map_or(-1, |pointer| pointer as i64 - self.rules.header);
        let returned = start + self.rules.shown_header();
        Operation::Alloc { id, size, returned, searched: visited as i64, free_list: self.free_list() }
    }

    /// Hands a pointer to free, whatever lies there now.
    fn free(&mut self, id: i64) -> Operation {
        let pointer = usize::try_from(id).ok().and_then(|id| self.pointers.get(id).copied()).flatten();
        let freed = pointer.is_some_and(|pointer| self.heap.release(pointer).is_ok());
        Operation::Free { id, returned: if freed { 0 } else { -1 }, free_list: self.free_list() }
    }

    /// The free list, its head first.
    pub fn free_list(&self) -> Vec<FreeBlock> {
        self.heap.free_list().iter().map(block).collect()
    }

    /// Every block of the heap, in the order of addresses.
    pub fn blocks(&self) -> Vec<HeapBlock> {
        self.heap.blocks()
    }

    /// What an allocation would look at, and what it would take; changes nothing.
    pub fn search(&self, size: i64) -> (Vec<FreeBlock>, Option<FreeBlock>) {
        let path = self.heap.search_path(size.unsigned_abs(), usize::MAX);
        (path.seen.iter().map(block).collect(), path.found.as_ref().map(block))
    }
}

fn block(extent: &Extent) -> FreeBlock {
    FreeBlock { address: extent.start as i64, size: extent.size as i64 }
}

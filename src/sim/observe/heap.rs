//! A closer look at the heap of a process, as large as it may be.

use crate::command::{Command, Who};
use crate::event::Event;
use crate::free_list::{Extent, SearchPath};
use crate::heap::{Heap, HeapCell};
use crate::machine::Machine;
use crate::snapshot::HeapBlock;

impl Machine {
    /// The blocks of a process's heap, in use and free, that overlap a window of virtual addresses with any byte, their
    /// headers among them, in address order; none where there are more than `most`. Those of a process that has no
    /// memory are an empty row. What it costs: [`Heap::blocks_in`].
    pub fn heap_blocks(&self, pid: u32, window: Extent, most: usize) -> Option<Vec<HeapBlock>> {
        match self.heap(pid) {
            Some(heap) => heap.blocks_in(window, most),
            None => Some(Vec::new()),
        }
    }

    /// A window of virtual addresses cut into so many cells, and what a process's heap has in each: see
    /// [`Heap::cells`]. No cells where the process has no memory.
    pub fn heap_cells(&self, pid: u32, window: Extent, cells: usize) -> Vec<HeapCell> {
        self.heap(pid).map_or(Vec::new(), |heap| heap.cells(window, cells))
    }

    /// The free blocks that malloc of `size` bytes in a process would look at on this machine as it is, the first
    /// `most` of them, and the one that it would take; it takes none where the heap must grow first.
    ///
    /// malloc looks at nothing where the process has no memory, where `size` is 0, and where the OS would give the
    /// request a mapping of its own.
    pub fn search(&self, pid: u32, size: u64, most: usize) -> SearchPath {
        let heap = self.heap(pid).filter(|_| size > 0 && !self.would_map(pid, size));
        heap.map_or_else(SearchPath::default, |heap| heap.search_path(size, most))
    }

    /// Whether the OS would map a request: whether it has room is found out on a copy.
    fn would_map(&self, pid: u32, size: u64) -> bool {
        let mmap = |event: &Event| matches!(event, Event::SystemCall { call: "mmap", .. });
        size >= self.config.mmap_threshold && {
            let command = Command::Malloc { who: Who::Pid(pid), size, block: None };
            self.clone().apply(&command).iter().any(mmap)
        }
    }

    fn heap(&self, pid: u32) -> Option<&Heap> {
        self.process(pid).filter(|process| process.is_alive()).map(|process| &process.heap)
    }
}

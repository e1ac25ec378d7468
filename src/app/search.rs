//! One malloc's way through the free list, as the machine just before it would go.

use sim::{Event, Extent, Machine};

/// Of a long free list so many entries are kept: nobody follows more with their eyes.
const MOST: usize = 400;

/// A search through the free list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// Whose heap.
    pub pid: u32,
    /// Bytes asked for.
    pub requested: u64,
    /// The free list just before, in the order in which a search goes through it; its first entries where it is long.
    pub list: Vec<Extent>,
    /// The free blocks looked at, in this order.
    pub seen: Vec<Extent>,
    /// The one that was chosen; none where the heap grew first, or a mapping was made.
    pub found: Option<Extent>,
}

impl Search {
    /// The search that these events tell of, on the machine before them; none where there was none.
    pub fn of(earlier: &Machine, events: &[Event]) -> Option<Self> {
        let (pid, requested) = events.iter().find_map(|event| match event {
            Event::Allocated { pid, requested, .. } => Some((*pid, *requested)),
            _ => None,
        })?;
        let path = earlier.search(pid, requested, MOST);
        let mut before = earlier.glance(MOST);
        let process = before.processes.iter_mut().find(|process| process.pid == pid)?;
        let list = std::mem::take(&mut process.free_list);
        Some(Self { pid, requested, list, seen: path.seen, found: path.found })
    }

    /// How many blocks were looked at before an entry of the list, it included; none where it was not looked at.
    pub fn turn(&self, entry: Extent) -> Option<usize> {
        self.seen.iter().position(|seen| *seen == entry).map(|before| before + 1)
    }
}

//! What an allocation would look at, without making it.

use super::Heap;
use crate::free_list::SearchPath;

impl Heap {
    /// The free blocks that [`Heap::allocate`] would look at for a request, the first `most` of them; changes nothing.
    pub fn search_path(&self, requested: u64, most: usize) -> SearchPath {
        self.free.path(self.rules.needed(requested), most)
    }
}

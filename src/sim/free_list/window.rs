//! The free extents in a window of addresses.

use super::{Extent, Extents, FreeList};

impl FreeList {
    /// The extents that overlap a window of at least 1 byte, in address order; none where there are more than `most`.
    pub fn within(&self, window: Extent, most: usize) -> Option<Vec<Extent>> {
        let mut found = Vec::new();
        match &self.extents {
            Extents::ByAddress(extents) => {
                for extent in extents.iter_from(window.start) {
                    if extent.start >= window.end() {
                        break;
                    }
                    found.push(extent);
                    (found.len() <= most).then_some(())?;
                }
            }
            Extents::Listed(extents) => {
                let inside = |extent: &&Extent| extent.start < window.end() && window.start < extent.end();
                for extent in extents.row().iter().filter(inside) {
                    let place = found.partition_point(|other: &Extent| other.start < extent.start);
                    found.insert(place, *extent);
                    (found.len() <= most).then_some(())?;
                }
            }
        }
        Some(found)
    }
}

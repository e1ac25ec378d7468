//! The known faults of segmentation.py, where they show in a problem.

use super::Segmentation;
use crate::homework::number::{both, bytes};

impl Segmentation {
    /// A sentence for each thing that the original should have refused.
    pub(in crate::homework) fn faults(&self) -> Vec<String> {
        [self.past(0), self.past(1), self.below(), self.overlap()].into_iter().flatten().collect()
    }

    /// A segment that ends past memory.
    fn past(&self, segment: usize) -> Option<String> {
        let (memory, registers) = (self.flags.number('p'), self.segments.get(segment)?);
        let end = if segment == 0 { registers.base + registers.limit } else { registers.base };
        let check =
            if segment == 0 { "its check is off by one" } else { "it checks only where the segment begins" };
        (end > memory).then(|| {
            format!(
                "Segment {segment} ends {} past the end of memory, {}. The original lets it, because {check}; a real machine has no such memory.",
                bytes(end - memory),
                both(memory)
            )
        })
    }

    /// A segment that begins below memory.
    fn below(&self) -> Option<String> {
        let low = self.low();
        (low < 0).then(|| {
            format!(
                "Segment 1 begins at {}, below the first byte of memory. The original does not look at that; a real machine has no such memory.",
                both(low)
            )
        })
    }

    /// Segments that share memory: the original looks only where segment 1 begins above segment 0.
    fn overlap(&self) -> Option<String> {
        let [zero, one] = self.segments;
        let (start, end) = (self.low().max(zero.base), one.base.min(zero.base + zero.limit));
        (start < end).then(|| {
            format!(
                "The segments share {}, from {} on. The original looks for that only where segment 1 begins above segment 0.",
                bytes(end - start),
                both(start)
            )
        })
    }
}

//! Why an operation of malloc.py returns what it does, and leaves the free list that it leaves.

use super::notation::written;
use super::search::search;
use super::wrong::chosen;
use super::{FreeBlock, Malloc, Operation};
use crate::homework::explanation::Explanation;
use crate::homework::number::{both, bytes};

impl Malloc {
    /// The way to what the operation of that index returns; none where there is no such operation.
    pub fn explain(&self, index: usize) -> Option<Explanation> {
        let operation = self.operations.get(index)?;
        let steps = match operation {
            Operation::Alloc { size, .. } => self.allocation(index, *size, operation),
            Operation::Free { id, returned, .. } => vec![self.freeing(index, *id, *returned)],
        };
        Some(Explanation { steps, notes: self.header_fault(operation).into_iter().collect() })
    }

    /// The way to the free list behind the operation of that index; none where there is no such operation.
    pub fn explain_list(&self, index: usize) -> Option<Explanation> {
        let operation = self.operations.get(index)?;
        let mut steps = match operation {
            Operation::Alloc { size, .. } => self.split(index, *size),
            Operation::Free { .. } => match self.given_back(index) {
                Some((_, block)) => self.giving(index, block),
                None => vec!["No block was given back, so the list stays as it was.".to_owned()],
            },
        };
        steps.push(format!("The free list is now {}.", written(operation.free_list())));
        Some(Explanation { steps, notes: self.apart(index).into_iter().collect() })
    }

    /// The free list behind an operation, in the book's notation.
    pub(in crate::homework) fn written(&self, operation: &Operation) -> String {
        written(operation.free_list())
    }

    fn allocation(&self, index: usize, size: i64, operation: &Operation) -> Vec<String> {
        let before = self.before(index);
        let mut steps = self.shape(size);
        steps.extend(search(&self.rules, &before, self.rules.needed(size)));
        let returned = both(operation.returned());
        let header = self.rules.header;
        steps.push(match self.start(operation) {
            Some(start) if self.rules.shown_header() > 0 => {
                format!("The block begins at {} with its header of {}; what lies behind it is handed out, so malloc returns {returned}.", both(start), bytes(header))
            }
            Some(_) if header > 0 => format!("With -A the original shows where the block begins, header included: it returns {returned}."),
            Some(_) => format!("Its first byte is handed out: malloc returns {returned}."),
            None if self.rules.shown_header() > 0 => format!("It fails: the original returns -1 plus the header of {}, {returned}.", both(header)),
            None => format!("It fails: malloc returns {returned}."),
        });
        steps
    }

    /// From what was asked for to what must be found.
    pub(super) fn shape(&self, size: i64) -> Vec<String> {
        let rounded = self.rules.rounded(size);
        let asked = match self.rules.alignment {
            1 => format!("{} are asked for; no alignment rounds them up.", bytes(size)),
            alignment if rounded == size => format!(
                "{} are asked for, which is a multiple of the alignment, {}, already.",
                bytes(size),
                both(alignment)
            ),
            alignment => format!(
                "{} are asked for; rounded up to a multiple of {} they are {}.",
                bytes(size),
                both(alignment),
                both(rounded)
            ),
        };
        let mut steps = vec![asked];
        if self.rules.header > 0 {
            let needed = bytes(rounded + self.rules.header);
            steps.push(format!(
                "The header of {} comes on top: a free block of {needed} or more is to be found.",
                bytes(self.rules.header)
            ));
        }
        steps
    }

    /// What becomes of the block that was chosen.
    fn split(&self, index: usize, size: i64) -> Vec<String> {
        let before = self.before(index);
        let needed = self.rules.needed(size);
        let place = chosen(&before, self.rules.policy, needed);
        let Some(block) = place.and_then(|place| before.get(place)) else {
            return vec![format!(
                "No free block has {}: the allocation fails, and the list stays as it was.",
                bytes(needed)
            )];
        };
        let taken = format!(
            "{} takes the block at {}, of {}.",
            self.rules.policy_name(),
            both(block.address),
            bytes(block.size)
        );
        let rest = FreeBlock { address: block.address + needed, size: block.size - needed };
        let split = if rest.size == 0 {
            "It fits exactly, so it leaves the list.".to_owned()
        } else {
            format!(
                "It is split: its first {} are handed out; the rest, {} from {} on, stays at the same place in the list.",
                bytes(needed),
                bytes(rest.size),
                both(rest.address)
            )
        };
        vec![taken, split]
    }

    fn freeing(&self, index: usize, id: i64, returned: i64) -> String {
        let earlier = self.operations.get(..index).unwrap_or_default();
        let allocation =
            earlier.iter().find(|other| matches!(other, Operation::Alloc { id: other, .. } if *other == id));
        let Some(allocation) = allocation else {
            return format!(
                "There is no ptr[{id}] yet: allocations are numbered from 0. Free returns {returned}."
            );
        };
        match (self.start(allocation), self.given_back(index)) {
            (None, _) => format!(
                "The allocation of ptr[{id}] failed, so there is no block to give back: free returns {returned}."
            ),
            (Some(start), Some((owner, _))) if owner != id => format!(
                "ptr[{id}] was freed before, but it still holds {}, where the block of ptr[{owner}] lies now: free gives that one back and returns {returned}.",
                both(start)
            ),
            (Some(start), Some(_)) => format!(
                "The block of ptr[{id}], at {}, is in use: free gives it back and returns {returned}.",
                both(start)
            ),
            (Some(start), None) => format!(
                "The block of ptr[{id}], at {}, was freed before and is not in use: free returns {returned}.",
                both(start)
            ),
        }
    }

    /// That a failed allocation does not look like one.
    fn header_fault(&self, operation: &Operation) -> Option<String> {
        let failed = matches!(operation, Operation::Alloc { .. }) && self.start(operation).is_none();
        (failed && self.rules.shown_header() > 0).then(|| {
            format!(
                "Malloc should return -1 here. The original adds the header to whatever it found, a failure too, and prints {}, which looks like an address.",
                operation.returned()
            )
        })
    }
}

//! What a typed free list is worth.

use super::notation::{read, written};
use super::rules::{POLICY, name_of};
use super::wrong::{all_merged, by_address, carved, carved_from_the_end, chosen, with};
use super::{FreeBlock, Malloc, Operation};
use crate::homework::number::{both, bytes};
use crate::homework::verdict::{Slip, Verdict, recognised};

impl Malloc {
    /// Judges what was typed for the free list behind the operation of that index: `[ addr:1000 sz:3 ][ addr:1003 sz:97 ]` or
    /// `1000:3, 1003:97`, its head first. None where there is no such operation.
    pub fn mark_list(&self, index: usize, text: &str) -> Option<Verdict> {
        let operation = self.operations.get(index)?;
        let typed = match read(text) {
            Ok(typed) => typed,
            Err(reason) => return Some(Verdict::unread(reason)),
        };
        let right = operation.free_list();
        if typed == right {
            return Some(Verdict::right(format!("Right: {}.", written(right))));
        }
        let slips = match operation {
            Operation::Alloc { size, .. } => self.taking_slips(index, *size),
            Operation::Free { .. } => self.giving_slips(index, &typed),
        };
        let found = recognised(slips, &typed).or_else(|| self.order_slip(operation, &typed));
        Some(found.unwrap_or_else(|| difference(right, &typed)))
    }

    /// Wrong lists behind an allocation.
    fn taking_slips(&self, index: usize, size: i64) -> Vec<Slip<Vec<FreeBlock>>> {
        let (rules, before, needed) = (&self.rules, self.before(index), self.rules.needed(size));
        let Some(place) = chosen(&before, rules.policy, needed) else {
            return self.full_slips(&before, size);
        };
        let (start, rest) = before.get(place).map_or((0, 0), |block| (block.address, block.size - needed));
        let at = both(start);
        let mut slips = vec![(
            "unchanged",
            before.clone(),
            format!(
                "That is the list as it was: {} from {at} on are handed out and no longer free.",
                bytes(needed)
            ),
        )];
        for policy in POLICY.into_iter().filter(|policy| *policy != rules.policy) {
            let reason = format!(
                "That is what {} would leave; the policy here is {}, which takes the block at {at}.",
                name_of(policy),
                rules.policy_name()
            );
            slips.extend(
                chosen(&before, policy, needed)
                    .map(|place| ("other-policy", carved(&before, place, needed), reason)),
            );
        }
        let forgotten = [
            (
                "header-forgotten",
                rules.rounded(size),
                format!("You forgot the header: with it {} are taken.", bytes(needed)),
            ),
            (
                "alignment-forgotten",
                size + rules.header,
                format!("You forgot to round up to the alignment: {} are taken.", bytes(needed)),
            ),
            (
                "both-forgotten",
                size,
                format!("You forgot the alignment and the header: {} are taken.", bytes(needed)),
            ),
        ];
        for (name, less, reason) in forgotten.into_iter().filter(|(_, less, _)| *less != needed) {
            slips.extend(
                chosen(&before, rules.policy, less).map(|place| (name, carved(&before, place, less), reason)),
            );
        }
        let whole = before.get(place).map_or(0, |block| block.size);
        slips.push((
            "not-split",
            carved(&before, place, whole),
            format!(
                "You gave away all of the block at {at}; only {} are needed, and the other {} stay free.",
                bytes(needed),
                bytes(rest)
            ),
        ));
        slips.push(("high-end", carved_from_the_end(&before, place, needed), format!("You cut the block from the high end of the hole; its first {} are handed out, so the rest begins at {}.", bytes(needed), both(start + needed))));
        slips.extend(moved(&before, place, needed).map(|list| {
            (
                "emptied",
                list,
                "A block of 0 bytes is no block: one that fits exactly leaves the list.".to_owned(),
            )
        }));
        slips
    }

    /// Wrong lists behind an allocation that fails.
    fn full_slips(&self, before: &[FreeBlock], size: i64) -> Vec<Slip<Vec<FreeBlock>>> {
        let needed = self.rules.needed(size);
        let less = [self.rules.rounded(size), size + self.rules.header, size];
        let lists = less
            .into_iter()
            .filter_map(|less| Some(carved(before, chosen(before, self.rules.policy, less)?, less)));
        let reason = format!(
            "The allocation fails: with the alignment and the header it needs {}, which no free block has, so the list stays as it was.",
            bytes(needed)
        );
        lists.map(|list| ("not-enough", list, reason.clone())).collect()
    }

    /// Wrong lists behind a free.
    fn giving_slips(&self, index: usize, typed: &[FreeBlock]) -> Vec<Slip<Vec<FreeBlock>>> {
        let Some((id, block)) = self.given_back(index) else { return Vec::new() };
        let (rules, before) = (&self.rules, self.before(index));
        let put = with(&before, block, rules.order);
        let named = format!("the block of ptr[{id}], {} from {} on", bytes(block.size), both(block.address));
        let mut slips = vec![(
            "unchanged",
            before.clone(),
            format!("That is the list as it was: {named}, is free now and belongs into it."),
        )];
        if rules.coalesce {
            slips.push(("not-merged", put.clone(), "You forgot to merge: with -C a block and the next one in the list become one where the first ends exactly where the second begins.".to_owned()));
        }
        if by_address(typed) == all_merged(&put) {
            let reason = if rules.coalesce {
                format!(
                    "You merged blocks that touch in memory but are not neighbours in the list: in {} order the original leaves them apart.",
                    rules.order_name()
                )
            } else {
                "You merged blocks that touch; without -C nothing merges.".to_owned()
            };
            let order = if by_address(typed)
                == by_address(self.operations.get(index).map_or(&[], Operation::free_list))
            {
                None
            } else {
                Some(())
            };
            slips.extend(order.map(|()| ("merged-too-much", typed.to_vec(), reason)));
        }
        slips.extend(self.headless(block).map(|less| {
            (
                "header-forgotten",
                with(&before, less, rules.order),
                format!("The header goes back as well: {named}."),
            )
        }));
        slips
    }

    /// A freed block without its header: behind it, and at its place.
    fn headless(&self, block: FreeBlock) -> impl Iterator<Item = FreeBlock> {
        let header = self.rules.header;
        let size = block.size - header;
        let without =
            [FreeBlock { address: block.address + header, size }, FreeBlock { address: block.address, size }];
        without.into_iter().filter(move |_| header > 0)
    }

    /// The right blocks in another order.
    fn order_slip(&self, operation: &Operation, typed: &[FreeBlock]) -> Option<Verdict> {
        if by_address(typed) != by_address(operation.free_list()) {
            return None;
        }
        let reason = match operation {
            Operation::Alloc { .. } => "These are the right blocks in the wrong order: an allocation sorts nothing, and what is left of a block stays at its place in the list.".to_owned(),
            Operation::Free { .. } => format!("These are the right blocks in the wrong order: {} gives {}.", self.rules.order_name(), written(operation.free_list())),
        };
        Some(Verdict::mistake("order", reason))
    }
}

/// The list with a block of 0 bytes where one was taken that fits exactly.
fn moved(before: &[FreeBlock], place: usize, needed: i64) -> Option<Vec<FreeBlock>> {
    let mut list = before.to_vec();
    let block = list.get_mut(place).filter(|block| block.size == needed)?;
    block.address += needed;
    block.size = 0;
    Some(list)
}

/// Where a list first differs from the right one.
fn difference(right: &[FreeBlock], typed: &[FreeBlock]) -> Verdict {
    let place = right.iter().zip(typed).take_while(|(right, typed)| right == typed).count();
    let nth = place + 1;
    let reason = match (right.get(place), typed.get(place)) {
        (Some(right), Some(typed)) if right.address == typed.address => {
            format!(
                "It goes wrong at block {nth}: the one at {} has {}, not {}.",
                both(right.address),
                bytes(right.size),
                bytes(typed.size)
            )
        }
        (Some(right), Some(_)) => format!(
            "It goes wrong at block {nth}: there stands the one at {}, of {}.",
            both(right.address),
            bytes(right.size)
        ),
        (Some(right), None) => {
            format!("Block {nth} is missing: the one at {}, of {}.", both(right.address), bytes(right.size))
        }
        _ => {
            format!("There are only {} blocks in the list; from block {nth} on it is too long.", right.len())
        }
    };
    Verdict::wrong(reason)
}

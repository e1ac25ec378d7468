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
        let (before, needed) = (self.before(index), self.rules.needed(size));
        let place = chosen(&before, self.rules.policy, needed);
        let Some((place, block)) = place.and_then(|place| Some((place, *before.get(place)?))) else {
            return self.full_slips(&before, size);
        };
        let handed_out = format!("{} from {} on", bytes(needed), both(block.address));
        let reason = format!("That is the list as it was: {handed_out} are handed out and no longer free.");
        let mut slips = vec![("unchanged", before.clone(), reason)];
        slips.extend(self.other_choices(&before, block, needed));
        slips.extend(self.short_takings(&before, size));
        slips.extend(wrong_splits(&before, place, block, needed));
        slips
    }

    /// What other policies would leave.
    fn other_choices(
        &self,
        before: &[FreeBlock],
        block: FreeBlock,
        needed: i64,
    ) -> Vec<Slip<Vec<FreeBlock>>> {
        let rules = &self.rules;
        let others = POLICY.into_iter().filter(|policy| *policy != rules.policy);
        let slip = |policy| {
            let list = carved(before, chosen(before, policy, needed)?, needed);
            let reason = format!(
                "That is what {} would leave; the policy here is {}, which takes the block at {}.",
                name_of(policy),
                rules.policy_name(),
                both(block.address)
            );
            Some(("other-policy", list, reason))
        };
        others.filter_map(slip).collect()
    }

    /// What is left where less is taken: without the header, without the alignment, without both.
    fn short_takings(&self, before: &[FreeBlock], size: i64) -> Vec<Slip<Vec<FreeBlock>>> {
        let rules = &self.rules;
        let needed = bytes(rules.needed(size));
        let forgotten = [
            (
                "header-forgotten",
                rules.rounded(size),
                format!("You forgot the header: with it {needed} are taken."),
            ),
            (
                "alignment-forgotten",
                size + rules.header,
                format!("You forgot to round up to the alignment: {needed} are taken."),
            ),
            ("both-forgotten", size, format!("You forgot the alignment and the header: {needed} are taken.")),
        ];
        let short = forgotten.into_iter().filter(|(_, less, _)| *less < rules.needed(size));
        let slip = |(name, less, reason)| {
            Some((name, carved(before, chosen(before, rules.policy, less)?, less), reason))
        };
        short.filter_map(slip).collect()
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
        let right = self.operations.get(index).map_or(&[][..], Operation::free_list);
        if by_address(typed) == all_merged(&put) && by_address(typed) != by_address(right) {
            slips.push(("merged-too-much", typed.to_vec(), self.merged_too_much()));
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

    fn merged_too_much(&self) -> String {
        if !self.rules.coalesce {
            return "You merged blocks that touch; without -C nothing merges.".to_owned();
        }
        let order = self.rules.order_name();
        format!(
            "You merged blocks that touch in memory but are not neighbours in the list: in {order} order the original leaves them apart."
        )
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

/// What is left where the right block is cut in another way.
fn wrong_splits(
    before: &[FreeBlock],
    place: usize,
    block: FreeBlock,
    needed: i64,
) -> Vec<Slip<Vec<FreeBlock>>> {
    let (at, rest) = (both(block.address), bytes(block.size - needed));
    let whole = format!(
        "You gave away all of the block at {at}; only {} are needed, and the other {rest} stay free.",
        bytes(needed)
    );
    let high = format!(
        "You cut the block from the high end of the hole; its first {} are handed out, so the rest begins at {}.",
        bytes(needed),
        both(block.address + needed)
    );
    let mut slips = vec![
        ("not-split", carved(before, place, block.size), whole),
        ("high-end", carved_from_the_end(before, place, needed), high),
    ];
    if block.size == needed {
        let mut list = before.to_vec();
        list.splice(place..=place, [FreeBlock { address: block.end(), size: 0 }]);
        slips.push((
            "emptied",
            list,
            "A block of 0 bytes is no block: one that fits exactly leaves the list.".to_owned(),
        ));
    }
    slips
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
            format!("Block {nth} is too many: the list ends before it.")
        }
    };
    Verdict::wrong(reason)
}

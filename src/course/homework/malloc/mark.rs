//! What a typed return value is worth.

use super::rules::{POLICY, name_of};
use super::wrong::chosen;
use super::{FreeBlock, Malloc, Operation};
use crate::homework::error::quoted;
use crate::homework::number::{both, bytes};
use crate::homework::typed::{Typed, number};
use crate::homework::verdict::{Slip, Verdict, hex_digits, recognised};

impl Malloc {
    /// Judges what was typed for the value that the operation of that index returns: a number in decimal or hex. None
    /// where there is no such operation.
    pub fn mark(&self, index: usize, text: &str) -> Option<Verdict> {
        let operation = self.operations.get(index)?;
        let text = text.trim();
        let Some((value, decimal)) = number(text) else {
            let what = if text.is_empty() {
                "Nothing is typed yet".to_owned()
            } else {
                format!("{} is no number", quoted(text))
            };
            return Some(Verdict::unread(format!(
                "{what}: type what the call returns, such as 1000, 0x3e8 or -1."
            )));
        };
        if value == operation.returned() {
            return Some(Verdict::right(format!("Right. {}", self.last_step(index))));
        }
        let hex = hex_digits(Typed::Number { value, decimal }, operation.returned());
        let found = hex.or_else(|| recognised(self.slips(index, operation), &value));
        Some(found.unwrap_or_else(|| self.unrecognised(index, operation, value)))
    }

    fn last_step(&self, index: usize) -> String {
        self.explain(index).and_then(|mut way| way.steps.pop()).unwrap_or_default()
    }

    fn slips(&self, index: usize, operation: &Operation) -> Vec<Slip<i64>> {
        match (operation, self.start(operation)) {
            (Operation::Free { returned, .. }, _) => self.free_slips(index, *returned),
            (Operation::Alloc { size, .. }, Some(start)) => self.found_slips(index, *size, start),
            (Operation::Alloc { size, .. }, None) => self.failed_slips(index, *size),
        }
    }

    fn free_slips(&self, index: usize, returned: i64) -> Vec<Slip<i64>> {
        let step = self.last_step(index);
        if returned == 0 {
            vec![(
                "block-in-use",
                -1,
                format!("Free returns -1 only where no block in use begins at the pointer. {step}"),
            )]
        } else {
            vec![("no-block-in-use", 0, format!("Free returns 0 only where it gives a block back. {step}"))]
        }
    }

    /// Wrong values where the allocation succeeds.
    fn found_slips(&self, index: usize, size: i64, start: i64) -> Vec<Slip<i64>> {
        let (rules, before, needed) = (&self.rules, self.before(index), self.rules.needed(size));
        let shown = rules.shown_header();
        let hole = before.iter().find(|block| block.address == start).copied();
        let hole = hole.unwrap_or(FreeBlock { address: start, size: needed });
        let mut slips = vec![(
            "not-full",
            -1,
            format!(
                "It does not fail: the block at {} has {}, and {} are enough.",
                both(start),
                bytes(hole.size),
                bytes(needed)
            ),
        )];
        slips.extend(self.header_slip(start));
        slips.extend(self.policy_slips(&before, needed));
        slips.extend(self.short_slips(&before, size));
        let last = hole.end() - needed + shown;
        slips.push(("high-end", last, format!("You took the block from the high end of the hole; the first {} of it are handed out, from {} on.", bytes(needed), both(start))));
        slips.extend(before.iter().filter(|block| block.size == hole.size).map(|block| {
            ("first-of-equals", block.address + shown, format!("The block at {} is just as large, but it comes later in the list: the first of equals wins, the one at {}.", both(block.address), both(start)))
        }));
        slips.push((
            "behind-the-block",
            start + needed + shown,
            format!("That is where the next block begins; this one begins at {}.", both(start)),
        ));
        slips.push((
            "size-for-address",
            size,
            format!("{} is the size that was asked for; malloc returns an address.", both(size)),
        ));
        slips
    }

    /// The header forgotten, or added where the original does not show it.
    fn header_slip(&self, start: i64) -> Option<Slip<i64>> {
        let header = self.rules.header;
        if header == 0 {
            return None;
        }
        Some(if self.rules.listed {
            (
                "header-added",
                start + header,
                format!(
                    "That is where the usable bytes begin; with -A the original shows where the block begins, its header of {} included: {}.",
                    bytes(header),
                    both(start)
                ),
            )
        } else {
            (
                "header-forgotten",
                start,
                format!(
                    "The header of {} begins at {}; malloc returns the address behind it.",
                    bytes(header),
                    both(start)
                ),
            )
        })
    }

    /// The blocks that other policies take.
    fn policy_slips(&self, before: &[FreeBlock], needed: i64) -> Vec<Slip<i64>> {
        let others = POLICY.into_iter().filter(|policy| *policy != self.rules.policy);
        let slip = |policy| {
            let block = before.get(chosen(before, policy, needed)?)?;
            let reason = format!(
                "{} would take the block at {}; the policy here is {}.",
                name_of(policy),
                both(block.address),
                self.rules.policy_name()
            );
            Some(("other-policy", block.address + self.rules.shown_header(), reason))
        };
        others.filter_map(slip).collect()
    }

    /// The block that would do for less: without the header, without the alignment, without both.
    fn short_slips(&self, before: &[FreeBlock], size: i64) -> Vec<Slip<i64>> {
        let (rules, needed) = (&self.rules, self.rules.needed(size));
        let forgotten = [
            ("header-not-counted", rules.rounded(size), "for the bytes alone; you forgot the header"),
            ("alignment-not-counted", size + rules.header, "without rounding up; you forgot the alignment"),
            ("neither-counted", size, "for what was asked for; you forgot the alignment and the header"),
        ];
        let slip = |(name, less, what): (&'static str, i64, &str)| {
            let block = before.get(chosen(before, rules.policy, less)?)?;
            let reason = format!(
                "The block at {}, of {}, would do {what}: {} are needed.",
                both(block.address),
                bytes(block.size),
                bytes(needed)
            );
            (block.size < needed).then_some((name, block.address + rules.shown_header(), reason))
        };
        forgotten.into_iter().filter_map(slip).collect()
    }

    /// Wrong values where the allocation fails.
    fn failed_slips(&self, index: usize, size: i64) -> Vec<Slip<i64>> {
        let mut slips = Vec::new();
        if self.rules.shown_header() > 0 {
            let shown = self.rules.header - 1;
            slips.push(("header-on-failure", -1, format!("It does fail, and -1 would be sensible. But the original adds its header to that as well and prints {shown}, so {shown} is what is asked for.")));
        } else if self.rules.header > 0 {
            let shown = self.rules.header - 1;
            slips.push((
                "no-header-on-failure",
                shown,
                "It does fail; with -A the original leaves the header out, so it returns -1.".to_owned(),
            ));
        }
        slips.push((
            "null",
            0,
            "It does fail, but the original says so with -1 rather than with a null pointer.".to_owned(),
        ));
        slips.extend(self.short_slips(&self.before(index), size));
        slips
    }

    /// No typical mistake: say what lies at that address.
    fn unrecognised(&self, index: usize, operation: &Operation, value: i64) -> Verdict {
        let Operation::Alloc { size, .. } = operation else {
            return Verdict::wrong(
                "Free returns no address: 0 where it gives a block back, -1 where it does not.",
            );
        };
        let before = self.before(index);
        let needed = bytes(self.rules.needed(*size));
        let start = value - self.rules.shown_header();
        let hole = before.iter().find(|block| (block.address..block.end()).contains(&start));
        let found = match hole {
            Some(hole) if hole.address != start => {
                format!("No free block begins there: it is inside the one at {}.", both(hole.address))
            }
            Some(hole) if hole.size < self.rules.needed(*size) => format!(
                "The block there has {}; it goes wrong at the search, for {needed} are needed.",
                bytes(hole.size)
            ),
            Some(_) => format!(
                "The block there is large enough, but it goes wrong at the search: it is not what {} takes.",
                self.rules.policy_name()
            ),
            None => format!("It goes wrong at the search for {needed}: no free block begins there."),
        };
        Verdict::wrong(format!("{found} {}", self.outcome(index, *size)))
    }

    /// What the search comes to.
    fn outcome(&self, index: usize, size: i64) -> String {
        let before = self.before(index);
        let place = chosen(&before, self.rules.policy, self.rules.needed(size));
        match place.and_then(|place| before.get(place)) {
            Some(block) => format!("{} takes the one at {}.", self.rules.policy_name(), both(block.address)),
            None => "None is large enough: the allocation fails.".to_owned(),
        }
    }
}

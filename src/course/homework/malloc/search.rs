//! The search through the free list, block by block, in words.

use sim::Policy;

use super::FreeBlock;
use super::rules::Rules;
use super::wrong::chosen;
use crate::homework::number::{both, bytes};

/// More blocks than anybody reads: of a longer search only what changes the choice is told.
const MOST_BLOCKS: usize = 24;

/// What a block did to the search: whether it is the choice from here on, and the sentence.
type Look = (bool, String);

/// A sentence for each block that the search looks at, and one for its end.
pub(super) fn search(rules: &Rules, list: &[FreeBlock], needed: i64) -> Vec<String> {
    let visited = visited(rules.policy, list, needed);
    let mut best: Option<FreeBlock> = None;
    let looks: Vec<Look> =
        visited.iter().map(|block| look(rules.policy, *block, needed, &mut best)).collect();
    let all = looks.len();
    let told = looks.into_iter().filter(|(changes, _)| *changes || all <= MOST_BLOCKS);
    let mut steps: Vec<String> = told.map(|(_, sentence)| sentence).collect();
    if steps.len() < all {
        steps.push(format!("The other {} blocks that it looks at change nothing.", all - steps.len()));
    }
    steps.push(end(rules, list, needed, all));
    steps
}

/// The blocks that are looked at: first fit stops at the first that is large enough.
fn visited(policy: Policy, list: &[FreeBlock], needed: i64) -> &[FreeBlock] {
    let stop = chosen(list, policy, needed).filter(|_| policy == Policy::FirstFit);
    stop.and_then(|place| list.get(..=place)).unwrap_or(list)
}

fn look(policy: Policy, block: FreeBlock, needed: i64, best: &mut Option<FreeBlock>) -> Look {
    let (at, size) = (both(block.address), bytes(block.size));
    if block.size < needed {
        return (false, format!("The block at {at} has {size}: too small."));
    }
    let spare = block.size - needed;
    let fits = if spare == 0 {
        "it fits exactly".to_owned()
    } else {
        format!("it fits, with {} to spare", both(spare))
    };
    let better = match (policy, *best) {
        (_, None) => true,
        (Policy::BestFit, Some(best)) => block.size < best.size,
        (Policy::WorstFit, Some(best)) => block.size > best.size,
        _ => false,
    };
    let before = best.map_or_else(String::new, |best| format!("the block at {}", both(best.address)));
    let equal = best.is_some_and(|best| best.size == block.size);
    if better {
        *best = Some(block);
    }
    let so_far = match policy {
        Policy::FirstFit => "the search stops here".to_owned(),
        Policy::BestFit if better => "the smallest that fits so far".to_owned(),
        _ if better => "the largest so far".to_owned(),
        _ if equal => format!("but it is no better than {before}, and the first of equals wins"),
        Policy::BestFit => format!("but {before} is smaller"),
        _ => format!("but {before} is larger"),
    };
    (better, format!("The block at {at} has {size}: {fits}, {so_far}."))
}

/// What the search chose, and why.
fn end(rules: &Rules, list: &[FreeBlock], needed: i64, looked: usize) -> String {
    let plural = if looked == 1 { "" } else { "s" };
    let Some(block) = chosen(list, rules.policy, needed).and_then(|place| list.get(place)) else {
        let none = format!(
            "After {looked} block{plural} the list is at its end and none of them has {}.",
            bytes(needed)
        );
        return if list.is_empty() {
            "The free list is empty: there is nothing to be chosen.".to_owned()
        } else {
            none
        };
    };
    format!(
        "{} takes {}: after {looked} block{plural} that is the one at {}.",
        rules.policy_name(),
        rules.policy_words(),
        both(block.address)
    )
}

//! What free does to the list, in words.

use sim::ListOrder;

use super::rules::Rules;
use super::wrong::with;
use super::{FreeBlock, Malloc};
use crate::homework::number::{both, bytes};

impl Malloc {
    /// Where the block that an operation gives back is put, and what merges with what.
    pub(super) fn giving(&self, index: usize, block: FreeBlock) -> Vec<String> {
        let header = match self.rules.header {
            0 => String::new(),
            header => format!(", its header of {} included", bytes(header)),
        };
        let back =
            format!("The block goes from {} on and has {}{header}.", both(block.address), bytes(block.size));
        let list = with(&self.before(index), block, self.rules.order);
        let mut steps = vec![back, place(&self.rules, &list, block)];
        steps.extend(merges(&self.rules, &list, block));
        steps
    }

    /// That `-C` leaves blocks apart that touch, where a block was given back and it does.
    pub(super) fn apart(&self, index: usize) -> Option<String> {
        self.given_back(index)?;
        let list = self.operations.get(index)?.free_list();
        let (left, right) = touching(list).filter(|_| self.rules.coalesce)?;
        Some(format!(
            "The blocks at {} and {} touch and stay apart in spite of -C: the original merges a block only with the one right behind it in the list, \
             and in {} order that is rarely the one behind it in memory.",
            both(left.address),
            both(right.address),
            self.rules.order_name()
        ))
    }
}

/// Two blocks of a list of which the second begins where the first ends.
fn touching(list: &[FreeBlock]) -> Option<(FreeBlock, FreeBlock)> {
    list.iter()
        .find_map(|left| list.iter().find(|right| right.address == left.end()).map(|right| (*left, *right)))
}

fn place(rules: &Rules, list: &[FreeBlock], block: FreeBlock) -> String {
    let place = list.iter().position(|other| *other == block).unwrap_or(0);
    let nth = format!("as number {} of {}", place + 1, list.len());
    match rules.order {
        ListOrder::Front => "INSERT-FRONT puts it at the head of the list.".to_owned(),
        ListOrder::Back => "INSERT-BACK puts it at the end of the list.".to_owned(),
        ListOrder::Address => {
            format!("ADDRSORT keeps the list in the order of addresses: there it stands {nth}.")
        }
        ListOrder::SizeUp => {
            format!("SIZESORT+ sorts the list by size, the smallest first: there it stands {nth}.")
        }
        ListOrder::SizeDown => {
            format!("SIZESORT- sorts the list by size, the largest first: there it stands {nth}.")
        }
    }
}

/// What merges, and what does not although it touches.
fn merges(rules: &Rules, list: &[FreeBlock], block: FreeBlock) -> Vec<String> {
    let pairs = list.iter().zip(list.iter().skip(1));
    let joined = pairs.filter(|(left, right)| rules.coalesce && left.end() == right.address);
    let mut steps: Vec<String> = joined
        .map(|(left, right)| {
            format!(
                "The block at {} ends at {}, where the next one in the list begins: -C merges the two.",
                both(left.address),
                both(right.address)
            )
        })
        .collect();
    let next_to = |left: &FreeBlock, right: &FreeBlock| {
        list.windows(2).any(|pair| pair.first() == Some(left) && pair.last() == Some(right))
    };
    for other in list {
        let (left, right) = if other.end() == block.address { (other, &block) } else { (&block, other) };
        if left.end() != right.address || (rules.coalesce && next_to(left, right)) {
            continue;
        }
        let why = if rules.coalesce {
            "it does not stand right behind it in the list"
        } else {
            "without -C nothing merges"
        };
        steps.push(format!(
            "The block at {} touches the one at {}, but {why}.",
            both(right.address),
            both(left.address)
        ));
    }
    if steps.is_empty() {
        steps.push("It touches no other free block, so there is nothing to merge.".to_owned());
    }
    steps
}

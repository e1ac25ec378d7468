//! What people do to a free list, right or wrong. The right answers come from the machine; with these a wrong one is
//! recognised.

use sim::{ListOrder, Policy};

use super::FreeBlock;

/// The block that a policy takes, the first of equals.
pub(super) fn chosen(list: &[FreeBlock], policy: Policy, needed: i64) -> Option<usize> {
    let mut fits = list.iter().enumerate().filter(|(_, block)| block.size >= needed);
    let first = fits.next()?;
    let better = |size: i64, than: i64| match policy {
        Policy::BestFit => size < than,
        Policy::WorstFit => size > than,
        _ => false,
    };
    let best = fits.fold(first, |best, next| if better(next.1.size, best.1.size) { next } else { best });
    Some(best.0)
}

/// The list without the first bytes of a block.
pub(super) fn carved(list: &[FreeBlock], place: usize, needed: i64) -> Vec<FreeBlock> {
    let mut list = list.to_vec();
    if let Some(block) = list.get_mut(place) {
        block.address += needed;
        block.size -= needed;
    }
    list.retain(|block| block.size > 0);
    list
}

/// The list without the last bytes of a block.
pub(super) fn carved_from_the_end(list: &[FreeBlock], place: usize, needed: i64) -> Vec<FreeBlock> {
    let mut list = list.to_vec();
    if let Some(block) = list.get_mut(place) {
        block.size -= needed;
    }
    list.retain(|block| block.size > 0);
    list
}

/// The list with a block where the order has it.
pub(super) fn with(list: &[FreeBlock], block: FreeBlock, order: ListOrder) -> Vec<FreeBlock> {
    let mut list = list.to_vec();
    let place = if order == ListOrder::Front { 0 } else { list.len() };
    list.insert(place, block);
    match order {
        ListOrder::Address => sort(&mut list, |block| block.address),
        ListOrder::SizeUp => sort(&mut list, |block| block.size),
        ListOrder::SizeDown => sort(&mut list, |block| -block.size),
        ListOrder::Front | ListOrder::Back => {}
    }
    list
}

/// Sorts stably. Little is ever out of place, and the standard library's sort is more of a download than all of this.
fn sort(list: &mut [FreeBlock], key: fn(&FreeBlock) -> i64) {
    for sorted in 1..list.len() {
        for place in (1..=sorted).rev() {
            let Some([left, right]) = list.get_mut(place - 1..=place) else { break };
            if key(left) <= key(right) {
                break;
            }
            std::mem::swap(left, right);
        }
    }
}

/// The blocks in the order of their addresses.
pub(super) fn by_address(list: &[FreeBlock]) -> Vec<FreeBlock> {
    let mut list = list.to_vec();
    sort(&mut list, |block| block.address);
    list
}

/// All blocks that touch merged, wherever they stand in the list; in the order of their addresses.
pub(super) fn all_merged(list: &[FreeBlock]) -> Vec<FreeBlock> {
    let mut list = by_address(list);
    list.dedup_by(|next, merged| {
        let touches = merged.end() == next.address;
        if touches {
            merged.size += next.size;
        }
        touches
    });
    list
}

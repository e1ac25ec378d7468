//! Buddies: the arithmetic of blocks that are powers of two, each aligned to its size.

use super::Extent;

/// Cuts the largest such block off the start of a stretch; none where it is empty.
pub(super) fn cut(stretch: &mut Extent) -> Option<Extent> {
    let Extent { start, size } = *stretch;
    let fits = 1 << size.checked_ilog2()?;
    // Address 0 is aligned to everything.
    let aligned = if start == 0 { fits } else { 1 << start.trailing_zeros() };
    let block = Extent { start, size: fits.min(aligned) };
    *stretch = Extent { start: block.end(), size: size - block.size };
    Some(block)
}

/// Where the other half lies of the block that a block was halved from.
pub(super) fn buddy(block: Extent) -> u64 {
    block.start ^ block.size
}

/// A block and its buddy in one.
pub(super) fn whole(block: Extent) -> Extent {
    Extent { start: block.start & !block.size, size: block.size.saturating_mul(2) }
}

/// Bytes from `end` on until there is room for an aligned block of `size` bytes, where all from `free_from` on to
/// `end` is free.
pub(super) fn missing(free_from: u64, end: u64, size: u64) -> u64 {
    let below = end - end % size.max(1);
    let start = if below >= free_from { below } else { below.saturating_add(size) };
    start.saturating_add(size) - end
}

//! Sums that people make in segmentation.py where another one is right.

use super::{Segmentation, Translated};
use crate::homework::number::{both, bytes};
use crate::homework::verdict::Slip;

impl Segmentation {
    /// Each with the number that it gives and what to say to it.
    pub(super) fn sums(&self, address: Translated) -> Vec<Slip<i64>> {
        let virt = address.virt;
        let (first, second) = if address.segment == 0 {
            (self.wrong_ends_of_0(virt), self.wrong_steps_up(virt))
        } else {
            (self.wrong_ends_of_1(virt), self.wrong_steps_down(virt))
        };
        first.into_iter().chain(second).collect()
    }

    /// In segment 0: counted from somewhere else than its base.
    fn wrong_ends_of_0(&self, virt: i64) -> Vec<Slip<i64>> {
        let [zero, one] = self.segments;
        let (shown, base) = (both(virt), both(zero.base));
        vec![
            (
                "wrong-segment",
                one.base - (self.space() - virt),
                format!(
                    "You went through segment 1; {shown} lies in the lower half, which is segment 0 with the base {base}."
                ),
            ),
            (
                "base-of-1",
                one.base + virt,
                format!("You added the base of segment 1; {shown} lies in segment 0, whose base is {base}."),
            ),
            (
                "low-end-of-1",
                self.low() + virt,
                format!(
                    "You counted from the low end of segment 1; {shown} lies in segment 0, which begins at {base}."
                ),
            ),
        ]
    }

    /// In segment 0: something else than the address added to the base.
    fn wrong_steps_up(&self, virt: i64) -> Vec<Slip<i64>> {
        let [zero, _] = self.segments;
        let (shown, base) = (both(virt), both(zero.base));
        vec![
            (
                "base-alone",
                zero.base,
                format!("{base} is the base of segment 0 alone: the offset {shown} is still to be added."),
            ),
            (
                "downwards",
                zero.base - virt,
                format!(
                    "You went down from the base; segment 0 grows up, so {shown} is to be added to {base}."
                ),
            ),
            (
                "limit-for-base",
                zero.limit + virt,
                format!(
                    "You added the limit, {}; it is there to compare with. What is added is the base, {base}.",
                    both(zero.limit)
                ),
            ),
            (
                "one-too-many",
                zero.base + virt + 1,
                format!("That is one too many: the offset 0 lies at the base of segment 0 itself, {base}."),
            ),
            (
                "one-too-few",
                zero.base + virt - 1,
                format!(
                    "That is one too few: the offset 0 lies at the base of segment 0 itself, {base}, not below it."
                ),
            ),
        ]
    }

    /// In segment 1: counted from somewhere else than its high end.
    fn wrong_ends_of_1(&self, virt: i64) -> Vec<Slip<i64>> {
        let [zero, one] = self.segments;
        let distance = bytes(self.space() - virt);
        let (base, shown) = (both(one.base), both(virt));
        vec![
            (
                "low-end-as-base",
                self.low() + virt - self.half(),
                format!(
                    "You took the low end of segment 1 for its base and counted up from the middle of the address space; its base {base} is the high end, and {shown} lies {distance} below it."
                ),
            ),
            (
                "up-from-base",
                one.base + virt - self.half(),
                format!(
                    "You counted up from the base; segment 1 grows down, so {shown}, which is {distance} below the end of the address space, lies as far below {base}."
                ),
            ),
            (
                "low-plus-address",
                self.low() + virt,
                format!(
                    "You added the whole address to the low end of segment 1; go down {distance} from its high end, {base}."
                ),
            ),
            (
                "wrong-segment",
                zero.base + virt,
                format!(
                    "You went through segment 0; {shown} lies in the upper half, which is segment 1 with the high end {base}."
                ),
            ),
        ]
    }

    /// In segment 1: gone another way from its high end.
    fn wrong_steps_down(&self, virt: i64) -> Vec<Slip<i64>> {
        let [_, one] = self.segments;
        let (space, distance) = (both(self.space()), self.space() - virt);
        let (base, shown) = (both(one.base), both(virt));
        vec![
            (
                "down-by-offset",
                one.base - (virt - self.half()),
                format!(
                    "You subtracted the way from the middle of the address space; what counts is the way down from its end, {space} - {shown} = {}.",
                    both(distance)
                ),
            ),
            (
                "space-not-subtracted",
                one.base + virt,
                format!(
                    "You added the whole address to the base; the offset in segment 1 is {shown} - {space} = {}.",
                    both(-distance)
                ),
            ),
            (
                "base-alone",
                one.base,
                format!(
                    "{base} is the base of segment 1 alone, one past its last byte: the negative offset {} is still to be added.",
                    both(-distance)
                ),
            ),
            (
                "one-too-few",
                one.base - distance - 1,
                format!(
                    "That is one too few: the base {base} is already one past the last byte, so subtract {} and no more.",
                    both(distance)
                ),
            ),
            (
                "one-too-many",
                one.base - distance + 1,
                format!(
                    "That is one too many: the last byte of the address space, {}, lies at {}.",
                    both(self.space() - 1),
                    both(one.base - 1)
                ),
            ),
        ]
    }
}

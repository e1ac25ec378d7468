//! Why an address of segmentation.py leads where it does.

use super::{Segmentation, Translated};
use crate::homework::explanation::Explanation;
use crate::homework::number::{both, bytes};

impl Segmentation {
    /// The way to the answer for the address of that index; none where there is no such address.
    pub fn explain(&self, index: usize) -> Option<Explanation> {
        let address = self.addresses.get(index)?;
        let mut steps = vec![self.choice(address.virt)];
        steps.extend(if address.segment == 0 { self.upwards(address) } else { self.downwards(address) });
        Some(Explanation { steps, notes: self.faults() })
    }

    /// Which segment, and why.
    pub(super) fn choice(&self, virt: i64) -> String {
        let space = self.space();
        let upper = 2 * virt >= space;
        let (segment, half, bit) = if upper { (1, "upper", 1) } else { (0, "lower", 0) };
        let start = space.count_ones() == 1 && space > 1;
        let top = if start { format!("its top bit is {bit}: ") } else { String::new() };
        let border = both(self.half());
        let side = if upper { "not below" } else { "below" };
        format!(
            "The virtual address {} is {side} {border}, where the upper half of the address space begins; {top}it lies in the {half} half, which is segment {segment}.",
            both(virt)
        )
    }

    fn upwards(&self, address: &Translated) -> Vec<String> {
        let [zero, _] = self.segments;
        let (virt, limit) = (both(address.virt), both(zero.limit));
        let offset = format!(
            "Segment 0 begins at virtual address 0 and grows up, so the offset is the address itself, {virt}."
        );
        let (check, answer) = match address.physical {
            Some(physical) => (
                format!(
                    "Compare it with the limit of segment 0: {virt} is below {limit}, so the access is allowed."
                ),
                format!(
                    "Add the base of segment 0: {} + {virt} = {}, the physical address.",
                    both(zero.base),
                    both(physical)
                ),
            ),
            None => (
                format!(
                    "Compare it with the limit of segment 0: {virt} is not below {limit}, so it lies behind the end of the segment."
                ),
                "The base is not added and memory is not touched: the answer is violation.".to_owned(),
            ),
        };
        vec![offset, check, answer]
    }

    fn downwards(&self, address: &Translated) -> Vec<String> {
        let [_, one] = self.segments;
        let (virt, space, limit) = (both(address.virt), both(self.space()), both(one.limit));
        let distance = self.space() - address.virt;
        let offset = format!(
            "Segment 1 ends at {space}, the end of the address space, and grows down, so its offset is negative: {virt} - {space} = {}.",
            both(-distance)
        );
        let (check, answer) = match address.physical {
            Some(physical) => (
                format!(
                    "Compare how far down that is, {}, with the limit of segment 1, {limit}: it is not more, so the access is allowed.",
                    bytes(distance)
                ),
                format!(
                    "The base of segment 1 is its high end, one past its last byte. Add the negative offset: {} - {} = {}, the physical address.",
                    both(one.base),
                    both(distance),
                    both(physical)
                ),
            ),
            None => (
                format!(
                    "Compare how far down that is, {}, with the limit of segment 1, {limit}: it is more, so it lies below the segment.",
                    bytes(distance)
                ),
                "The base is not used and memory is not touched: the answer is violation.".to_owned(),
            ),
        };
        vec![offset, check, answer]
    }
}

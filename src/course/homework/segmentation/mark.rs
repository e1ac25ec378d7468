//! What a typed answer to segmentation.py is worth.

use super::{Segmentation, Translated};
use crate::homework::number::{both, bytes};
use crate::homework::typed::Typed;
use crate::homework::verdict::{Slip, Verdict, hex_digits, recognised};

impl Segmentation {
    /// Judges what was typed for the address of that index: a number in decimal or hex, or a word for a violation. None
    /// where there is no such address.
    pub fn mark(&self, index: usize, text: &str) -> Option<Verdict> {
        let address = *self.addresses.get(index)?;
        Some(match Typed::read(text) {
            Ok(typed) => self.judge(address, typed),
            Err(reason) => Verdict::unread(reason),
        })
    }

    fn judge(&self, address: Translated, typed: Typed) -> Verdict {
        let answer = || self.last_steps(address);
        match (address.physical, typed) {
            (None, Typed::Violation) => Verdict::right(format!("Right. {}", answer())),
            (Some(physical), Typed::Number { value, .. }) if value == physical => {
                Verdict::right(format!("Right. {}", answer()))
            }
            (Some(_), Typed::Violation) => self.refused(address),
            (Some(physical), Typed::Number { value, .. }) => {
                let slips = || recognised(self.slips(address), &value);
                let found = hex_digits(typed, physical).or_else(slips);
                found
                    .unwrap_or_else(|| Verdict::wrong(format!("It goes wrong at the addition. {}", answer())))
            }
            (None, Typed::Number { value, .. }) => {
                let found = recognised(self.unchecked(address), &value);
                found.unwrap_or_else(|| Verdict::wrong(format!("It goes wrong at the check. {}", answer())))
            }
        }
    }

    /// The check and what follows from it.
    fn last_steps(&self, address: Translated) -> String {
        let found = self.addresses.iter().position(|other| *other == address);
        let steps = found.and_then(|index| self.explain(index)).map(|way| way.steps).unwrap_or_default();
        steps.get(2..).unwrap_or_default().join(" ")
    }

    /// A violation where there is none.
    fn refused(&self, address: Translated) -> Verdict {
        let [zero, one] = self.segments;
        let distance = self.space() - address.virt;
        let upwards = address.virt - self.half();
        if address.segment == 0 {
            let reason = format!(
                "{} is below the limit of segment 0, {}: the access is allowed.",
                both(address.virt),
                both(zero.limit)
            );
            return Verdict::mistake("not-a-violation", reason);
        }
        if upwards >= one.limit {
            let reason = format!(
                "You compared {}, the way up from the middle of the address space, with the limit; segment 1 grows down, and from its end it is {}, not more than {}.",
                both(upwards),
                bytes(distance),
                both(one.limit)
            );
            return Verdict::mistake("checked-from-the-middle", reason);
        }
        let reason = format!(
            "It is {} down from the end of the address space, not more than the limit of segment 1, {}: the access is allowed.",
            bytes(distance),
            both(one.limit)
        );
        Verdict::mistake("not-a-violation-in-1", reason)
    }

    /// Wrong numbers where a number is right.
    fn slips(&self, address: Translated) -> Vec<Slip<i64>> {
        let virt = address.virt;
        let itself = "virtual-address";
        let mut slips = vec![(
            itself,
            virt,
            format!(
                "{} is the virtual address itself: it is still to be translated through segment {}.",
                both(virt),
                address.segment
            ),
        )];
        slips.extend(self.sums(address));
        slips
    }

    /// Numbers where the answer is a violation.
    fn unchecked(&self, address: Translated) -> Vec<Slip<i64>> {
        let [zero, one] = self.segments;
        let (virt, distance) = (address.virt, self.space() - address.virt);
        let (sum, edge, why) = if address.segment == 0 {
            let limit = both(zero.limit);
            let edge = (virt == zero.limit).then(|| {
                format!("The limit itself is already outside: segment 0 has the offsets below {limit}.")
            });
            (zero.base + virt, edge, format!("{} is not below the limit of segment 0, {limit}", both(virt)))
        } else {
            let limit = both(one.limit);
            let edge = (distance == one.limit + 1).then(|| {
                format!(
                    "That is the byte just below segment 1: it reaches {limit} bytes down, and this is {}.",
                    bytes(distance)
                )
            });
            (
                one.base - distance,
                edge,
                format!("{} down is more than the limit of segment 1, {limit}", bytes(distance)),
            )
        };
        let mut slips = Vec::new();
        slips.extend(edge.map(|reason| ("just-outside", sum, reason)));
        slips.push((
            "no-check",
            sum,
            format!("You added without the check: {why}, so there is no physical address."),
        ));
        slips.push((
            "virtual-address",
            virt,
            format!("{} is the virtual address itself, and {why}: it leads nowhere.", both(virt)),
        ));
        let other = self.sums(address).into_iter();
        slips.extend(other.map(|(name, number, reason)| {
            (name, number, format!("{reason} Besides, the check comes first: {why}."))
        }));
        slips
    }
}

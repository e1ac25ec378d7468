//! What a typed answer to relocation.py is worth.

use super::explain::inside;
use super::{Relocated, Relocation};
use crate::homework::number::both;
use crate::homework::typed::Typed;
use crate::homework::verdict::{Slip, Verdict, hex_digits, recognised};

impl Relocation {
    /// Judges what was typed for the address of that index: a number in decimal or hex, or a word for a violation. None
    /// where there is no such address.
    pub fn mark(&self, index: usize, text: &str) -> Option<Verdict> {
        let address = *self.addresses.get(index)?;
        Some(match Typed::read(text) {
            Ok(typed) => self.judge(address, typed),
            Err(reason) => Verdict::unread(reason),
        })
    }

    fn judge(&self, address: Relocated, typed: Typed) -> Verdict {
        let virt = both(address.virt);
        match (address.physical, typed) {
            (None, Typed::Violation) => {
                Verdict::right(format!("Right: {virt} is not below the limit, {}.", both(self.limit)))
            }
            (Some(_), Typed::Violation) => Verdict::mistake(
                "not-a-violation",
                format!(
                    "{virt} is below the limit, {}: the access is allowed, and the base is to be added.",
                    both(self.limit)
                ),
            ),
            (Some(physical), Typed::Number { value, .. }) if value == physical => Verdict::right(format!(
                "Right: {virt} is below the limit, and {} + {virt} = {}.",
                both(self.base),
                both(physical)
            )),
            (Some(physical), Typed::Number { value, .. }) => {
                let found =
                    hex_digits(typed, physical).or_else(|| recognised(self.slips(address.virt), &value));
                found.unwrap_or_else(|| Verdict::wrong(format!(
                    "The check is passed, {virt} is below the limit; it goes wrong at the addition: add {virt} to the base, {}.",
                    both(self.base)
                )))
            }
            (None, Typed::Number { value, .. }) => self.unchecked(address.virt, value),
        }
    }

    /// A number where the answer is a violation.
    fn unchecked(&self, virt: i64, value: i64) -> Verdict {
        let (shown, limit) = (both(virt), both(self.limit));
        let slips = vec![
            (
                "limit-is-inside",
                self.base + virt,
                format!(
                    "The limit itself is already outside: {limit} bytes have the addresses {}.",
                    inside(self.limit)
                ),
            ),
            (
                "no-check",
                self.base + virt,
                format!(
                    "You added the base without the check: {shown} is not below the limit, {limit}, so nothing is added."
                ),
            ),
            (
                "virtual-address",
                virt,
                format!(
                    "{shown} is the virtual address itself, and it is not below the limit, {limit}: the hardware lets it reach nothing."
                ),
            ),
            (
                "limit-for-base",
                self.limit + virt,
                format!(
                    "You added the limit, {limit}; it is there to compare with, and {shown} is not below it."
                ),
            ),
        ];
        let slips =
            slips.into_iter().filter(|(name, ..)| *name != "limit-is-inside" || virt == self.limit).collect();
        recognised(slips, &value).unwrap_or_else(|| {
            Verdict::wrong(format!("It goes wrong at the first step, the check: {shown} is not below the limit, {limit}, so there is no physical address."))
        })
    }

    /// Wrong sums where a sum is right.
    fn slips(&self, virt: i64) -> Vec<Slip<i64>> {
        let (shown, base) = (both(virt), both(self.base));
        vec![
            (
                "virtual-address",
                virt,
                format!("{shown} is the virtual address itself: the base, {base}, is still to be added."),
            ),
            (
                "base-alone",
                self.base,
                format!(
                    "{base} is the base alone, where the virtual address 0 lies: {shown} is still to be added."
                ),
            ),
            (
                "limit-for-base",
                self.limit + virt,
                format!(
                    "You added the limit, {}; it is there to compare with. What is added is the base, {base}.",
                    both(self.limit)
                ),
            ),
            (
                "subtracted",
                self.base - virt,
                format!(
                    "You subtracted {shown} from the base; the address space grows up from the base, so it is to be added."
                ),
            ),
            (
                "limit-added-too",
                self.base + self.limit + virt,
                format!("You added the limit as well: it is compared with {shown} and never added."),
            ),
            (
                "one-too-many",
                self.base + virt + 1,
                format!("That is one too many: the virtual address 0 lies at the base itself, {base}."),
            ),
            (
                "one-too-few",
                self.base + virt - 1,
                format!(
                    "That is one too few: the virtual address 0 lies at the base itself, {base}, not below it."
                ),
            ),
        ]
    }
}

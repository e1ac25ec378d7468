//! Why an address of relocation.py leads where it does.

use super::Relocation;
use crate::homework::explanation::Explanation;
use crate::homework::number::both;

impl Relocation {
    /// The way to the answer for the address of that index; none where there is no such address.
    pub fn explain(&self, index: usize) -> Option<Explanation> {
        let address = self.addresses.get(index)?;
        let (virt, limit, base) = (both(address.virt), both(self.limit), both(self.base));
        let asked = format!(
            "The program uses the virtual address {virt}. The hardware first compares it with the limit register, which holds {limit}."
        );
        let (check, answer) = match address.physical {
            Some(physical) => (
                format!("{virt} is below {limit}: the address lies inside the address space, so the access is allowed."),
                format!("Then the hardware adds the base register: {base} + {virt} = {}, the physical address.", both(physical)),
            ),
            None => (
                format!("{virt} is not below {limit}: only the addresses {} are inside.", inside(self.limit)),
                "So the base is not added and memory is not touched: the hardware raises a fault, and the answer is violation.".to_owned(),
            ),
        };
        Some(Explanation { steps: vec![asked, check, answer], notes: Vec::new() })
    }
}

/// The addresses below a limit.
pub(super) fn inside(limit: i64) -> String {
    if limit == 0 {
        "below 0, which are none at all,".to_owned()
    } else {
        format!("from 0 to {}", both(limit - 1))
    }
}

//! The numbers of blocks, by which commands name them: `@3` is the third that malloc handed out, wherever it lies.

use crate::addr::VirtAddr;
use crate::machine::Machine;

/// The highest number of a block that the next one may follow.
const LAST_NUMBER: u64 = u32::MAX as u64;

impl Machine {
    /// Refuses a number under which an allocated block is known already.
    pub(super) fn check_number(&self, pid: u32, number: Option<u32>) -> Result<(), String> {
        let process = self.process(pid).ok_or("there is no such process")?;
        let Some(number) = number else { return Ok(()) };
        let known = process.blocks.get(u64::from(number)).filter(|address| {
            process.heap.usable(*address).is_some()
                && process.numbers.get(*address) == Some(u64::from(number))
        });
        match known {
            Some(address) => Err(format!(
                "block @{number} of {} is allocated, at {address:#x}; take another number",
                process.name
            )),
            None => Ok(()),
        }
    }

    /// Enters a block under its number, or under the next.
    pub(crate) fn number(&mut self, pid: u32, number: Option<u32>, address: u64) {
        let Some(process) = self.process_mut(pid) else { return };
        let last = process.blocks.at_or_below(LAST_NUMBER).map_or(0, |(last, _)| last);
        let number = number.map_or(last + 1, u64::from);
        if number <= LAST_NUMBER {
            process.blocks.insert(number, address);
            process.numbers.insert(address, number);
        }
    }

    /// The number of the block at an address.
    pub(crate) fn number_of(&self, pid: u32, address: VirtAddr) -> Option<u32> {
        self.process(pid)?.numbers.get(address.0).map(|number| number as u32)
    }
}

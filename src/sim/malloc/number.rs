//! The numbers of blocks, by which commands name them: `@3` is the third that malloc handed out, wherever it lies.

use crate::addr::VirtAddr;
use crate::machine::Machine;

impl Machine {
    /// Refuses a number under which an allocated block is known already, and 0, which is no block's.
    pub(super) fn check_number(&self, pid: u32, number: Option<u32>) -> Result<(), String> {
        if number == Some(0) {
            return Err("blocks are numbered from 1; @0 is none's number".to_owned());
        }
        let process = self.process(pid).ok_or("there is no such process")?;
        let known = number.and_then(|number| Some((number, process.block(number)?)));
        match known {
            Some((number, address)) => Err(format!(
                "block @{number} of {} is allocated, at {address:#x}; take another number",
                process.name
            )),
            None => Ok(()),
        }
    }

    /// Enters where the block of a number lies; of 0, which is none's, nothing.
    pub(super) fn enter_number(&mut self, pid: u32, number: u32, address: u64) {
        if let Some(process) = self.process_mut(pid).filter(|_| number > 0) {
            process.numbers.enter(number, address);
        }
    }

    /// The number of the block in use at an address: the one that `@3` names in a scenario.
    pub fn number_of(&self, pid: u32, address: VirtAddr) -> Option<u32> {
        self.process(pid)?.heap.number(address.0)
    }
}

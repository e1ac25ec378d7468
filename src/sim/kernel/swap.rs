//! Swapping: taking the image of a process to disk and bringing it back.

use crate::addr::PhysAddr;
use crate::bytes::Bytes;
use crate::command::Who;
use crate::disk::transfer_time;
use crate::event::{Event, Part};
use crate::log::Log;
use crate::machine::Machine;
use crate::process::{ProcState, Process};

impl Machine {
    /// Does something in the memory of a process. One that is on disk is switched to first; then an error undoes the
    /// switch as well.
    pub(crate) fn in_memory(
        &mut self,
        who: &Who,
        log: &mut Log,
        work: &dyn Fn(&mut Self, u32, &mut Log) -> Result<(), String>,
    ) -> Result<(), String> {
        let pid = self.alive(who)?;
        if !self.process(pid).is_some_and(Process::is_on_disk) {
            return work(self, pid, log);
        }
        let before = self.clone();
        self.switch(pid, log);
        work(self, pid, log).inspect_err(|_| *self = before)
    }

    /// Writes the image of a process to disk and gives its memory back.
    pub(super) fn swap_out(&mut self, pid: u32, log: &mut Log) {
        let Some((start, size)) = self.image_of(pid) else { return };
        let image = self.memory.bytes.image(start, size);
        self.memory.take_back(start);
        self.write_image(pid, image, size, log);
    }

    /// Reads the image of a process back into memory, to where it lay. Does nothing where it is there already.
    pub(super) fn swap_in(&mut self, pid: u32, log: &mut Log) {
        let Some((start, size)) = self.image_of(pid) else { return };
        let Some(image) = self.disk.take(pid) else { return };
        if self.memory.give_at(start, size, pid, Part::AddressSpace) {
            self.memory.bytes.put(&image, start, size);
        }
        let time = self.pay_transfer(size);
        log.tell(|| Event::SwappedIn { pid, start: PhysAddr(start), size, time });
    }

    /// Writes the first image of a process that was loaded while another had the memory.
    pub(super) fn write_image(&mut self, pid: u32, image: Bytes, size: u64, log: &mut Log) {
        let start = self.disk.write(pid, image, size);
        let time = self.pay_transfer(size);
        if let Some(process) = self.process_mut(pid) {
            process.state = ProcState::Swapped;
        }
        log.tell(|| Event::SwappedOut { pid, start, size, time });
    }

    fn pay_transfer(&mut self, size: u64) -> u64 {
        let time = transfer_time(&self.config.costs, size);
        self.spent.disk = self.spent.disk.saturating_add(time);
        time
    }

    /// Where the whole address space of a process lies in memory, or is to lie, and its bytes.
    fn image_of(&self, pid: u32) -> Option<(u64, u64)> {
        let process = self.process(pid)?;
        Some((process.placed.start(Part::AddressSpace)?, process.layout.address_space()))
    }
}

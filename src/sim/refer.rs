//! One reference of a process to memory: translated, counted, paid for, carried out and told.

use crate::addr::{Access, AccessKind, PhysAddr, SegmentName, VirtAddr};
use crate::cost::charge;
use crate::event::{Event, Misuse, Reference};
use crate::heap::Whereabouts;
use crate::log::Log;
use crate::machine::Machine;
use crate::mmu::Translation;
use crate::process::Process;
use crate::target::Target;

impl Machine {
    /// One reference of a process to memory, by way of the MMU. Gives what was read or written, 0 for a fetch; an error
    /// where the hardware refused it.
    pub(crate) fn refer(
        &mut self,
        pid: u32,
        access: Access,
        target: Target,
        store: Option<u64>,
        log: &mut Log,
    ) -> Result<u64, Box<Translation>> {
        let mut translation = self.translate(self.mmu_of(pid), access);
        let Some(PhysAddr(phys)) = translation.phys else { return Err(Box::new(translation)) };
        if !self.config.mechanism.nature().guards {
            translation.victim = self.memory.victim(pid, phys, access.size);
        }
        self.counts.references += 1;
        charge(&mut self.spent.memory, 1, self.config.costs.memory_reference);
        if let Some(process) = self.process_mut(pid) {
            process.references += 1;
        }
        let value = self.carry(access, phys, store);
        let (kind, size) = (access.kind, access.size);
        log.tell(|| {
            let target = target.to_string();
            Event::Referenced(Reference { pid, access: kind, target, size, value, translation })
        });
        if kind != AccessKind::Fetch {
            self.watch(pid, access, log);
        }
        Ok(value)
    }

    /// What the memory itself does.
    fn carry(&mut self, access: Access, phys: u64, store: Option<u64>) -> u64 {
        match (access.kind, store) {
            (AccessKind::Fetch, _) => 0,
            (_, None) => self.memory.bytes.load(phys, access.size),
            (_, Some(value)) => {
                self.memory.bytes.store(phys, access.size, value);
                value
            }
        }
    }

    /// Tells where an access misuses the process's own heap: the hardware does not mind, malloc's books do.
    fn watch(&self, pid: u32, access: Access, log: &mut Log) {
        log.tell_any(|| {
            let process = self.process(pid)?;
            let last = VirtAddr(access.address.0.saturating_add(access.size - 1));
            let heap = process.layout.start(SegmentName::Heap)..process.layout.end(SegmentName::Heap);
            if !heap.contains(&access.address) && !heap.contains(&last) {
                return None;
            }
            let mut bytes = access.address.0..=last.0;
            let (misuse, block) = bytes.find_map(|byte| misuse(process, access.kind, byte))?;
            let (access, address) = (access.kind, access.address);
            Some(Event::Misused { pid, access, address, misuse, block: VirtAddr(block) })
        });
    }
}

/// What is wrong with an access to one byte of a process's heap, and the block that is concerned.
fn misuse(process: &Process, access: AccessKind, address: u64) -> Option<(Misuse, u64)> {
    match process.heap.whereabouts(address) {
        Whereabouts::GivenBack { start, .. } => Some((Misuse::UseAfterFree, start)),
        Whereabouts::Header { of } if access == AccessKind::Store => Some((Misuse::Overflow, of)),
        _ => None,
    }
}

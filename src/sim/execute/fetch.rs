//! Fetching an instruction: as many bytes as it turns out to have, in one reference to memory.

use super::Execution;
use crate::addr::{Access, AccessKind, VirtAddr};
use crate::isa::{DecodeError, Inst, decode};
use crate::target::Target;
use crate::trap::Trap;

/// No instruction is longer: the longest encoding and the longest padding.
const LONGEST_INSTRUCTION: u64 = 8192;

/// Bytes looked at first, where as many lie within reach.
const USUAL: usize = 16;

impl Execution<'_> {
    /// The instruction at an address, and its length in bytes.
    pub(super) fn fetch(&mut self, address: VirtAddr) -> Result<(Inst, u64), Trap> {
        let (inst, length) = self.decode_at(address)?;
        let access = Access { kind: AccessKind::Fetch, address, size: length };
        self.refer(access, Target::Named("instruction"), None)?;
        Ok((inst, length))
    }

    fn decode_at(&self, address: VirtAddr) -> Result<(Inst, u64), Trap> {
        let mut usual = [0; USUAL];
        if let Ok(phys) = self.within_reach(address, USUAL as u64) {
            self.machine.memory.bytes.read(phys, &mut usual);
            if let Ok(found) = decode(&usual, address.0) {
                return Ok(found);
            }
        }
        self.decode_slowly(address)
    }

    /// Looks at no byte beyond the instruction, and at as many as it has.
    fn decode_slowly(&self, address: VirtAddr) -> Result<(Inst, u64), Trap> {
        let mut bytes = Vec::new();
        loop {
            match decode(&bytes, address.0) {
                Ok(found) => return Ok(found),
                Err(DecodeError::Truncated { needed_at_least }) if needed_at_least <= LONGEST_INSTRUCTION => {
                    bytes = self.look(address, needed_at_least)?;
                }
                Err(error) => return Err(Trap::Illegal { address, reason: error.to_string() }),
            }
        }
    }

    /// At least `size` bytes from an address; more, to save looking again, where more lie within reach.
    fn look(&self, address: VirtAddr, size: u64) -> Result<Vec<u8>, Trap> {
        let more = size.next_power_of_two();
        let (phys, size) = match self.within_reach(address, more) {
            Ok(phys) => (phys, more),
            Err(_) => (self.within_reach(address, size)?, size),
        };
        let mut bytes = vec![0; size as usize];
        self.machine.memory.bytes.read(phys, &mut bytes);
        Ok(bytes)
    }

    fn within_reach(&self, address: VirtAddr, size: u64) -> Result<u64, Trap> {
        let access = Access { kind: AccessKind::Fetch, address, size };
        let translation = self.machine.translate(&self.machine.cpu.mmu, access);
        match translation.phys {
            Some(phys) => Ok(phys.0),
            None => Err(Trap::Fault { access, translation: Box::new(translation) }),
        }
    }
}

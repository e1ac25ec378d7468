//! The header before each block, in the process's own memory, where an overflow destroys it.
//!
//! ```text
//!  ┌──────────────┬──────────────┬────────────
//!  │ size, 4 bytes│ mark, 4 bytes│ the block …
//!  └──────────────┴──────────────┴────────────
//! ```

use crate::addr::VirtAddr;
use crate::log::Log;
use crate::machine::Machine;

/// What stands in a block's header after its size, as a mark that the header is whole.
const MAGIC: u64 = 1_234_567;

/// Bytes of a header that are in use. A shorter one stays empty.
const USED: u64 = 8;

impl Machine {
    /// Writes the header of a block: size and mark, as far as the header is long enough.
    pub(super) fn write_header(&mut self, pid: u32, address: u64, size: u64) {
        if let Some(phys) = self.header_at(pid, address) {
            self.memory.bytes.store(phys, USED, header(size));
        }
    }

    /// Reads the header of a block before the library trusts it. An error says that it was overwritten.
    ///
    /// In a history of random frees each header is far away: one that was found whole is not read again.
    pub(super) fn check_header(&self, pid: u32, address: VirtAddr, log: &Log) -> Result<(), String> {
        if log.is_sound() {
            return Ok(());
        }
        let usable = self.process(pid).and_then(|process| process.heap.usable(address.0));
        let (Some(size), Some(phys)) = (usable, self.header_at(pid, address.0)) else { return Ok(()) };
        let found = self.memory.bytes.load(phys, USED);
        if found == header(size) {
            return Ok(());
        }
        Err(format!(
            "the header of the block at {address} was overwritten: it reads {found:#x}, malloc wrote {:#x}",
            header(size)
        ))
    }

    /// Physical address of the header of a block, where headers are long enough to hold something.
    fn header_at(&self, pid: u32, address: u64) -> Option<u64> {
        let process = self.process(pid)?;
        let length = Some(process.heap.header()).filter(|length| *length >= USED)?;
        self.physical(process, VirtAddr(address.checked_sub(length)?))
    }
}

fn header(size: u64) -> u64 {
    (size & 0xffff_ffff) | MAGIC << 32
}

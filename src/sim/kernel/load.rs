//! The loader: a new process's program, its first stack frame and its first registers.
//!
//! ```text
//!           ┌────────────────┐ top of the stack
//!           │ 8 bytes, zero  │ for the program's own use
//!  %rsp ──▶ │ entry of exit  │ where a ret from main goes
//!           └────────────────┘
//! ```

use crate::addr::{SegmentName, VirtAddr};
use crate::bytes::Bytes;
use crate::cpu::Registers;
use crate::isa::{Library, Listing, RegId};
use crate::layout::Layout;
use crate::log::Log;
use crate::machine::Machine;
use crate::process::Process;

/// Bytes of the first stack frame; a smaller stack starts out without one, its %rsp at its lowest byte.
const FIRST_FRAME: u64 = 16;

impl Machine {
    /// The registers with which a program starts.
    pub(super) fn first_registers(layout: &Layout, program: &Listing) -> Registers {
        let mut registers = Registers::default();
        registers.rip = if program.lines.is_empty() { layout.origin() } else { program.start() };
        let frame = first_frame(layout);
        registers.set(RegId::Rsp, frame);
        registers.set(RegId::Rbp, frame);
        registers
    }

    /// Writes the program and the first stack frame of a process to where its memory was placed. Code that it shares
    /// is there already.
    pub(super) fn load(&mut self, pid: u32, shares: bool) {
        let Some(process) = self.process(pid) else { return };
        for (address, bytes) in contents(process, !shares) {
            let place = self.process(pid).and_then(|process| self.physical(process, VirtAddr(address)));
            if let Some(start) = place {
                self.memory.bytes.write(start, &bytes);
            }
        }
    }

    /// Writes a new process to disk, while another has the memory.
    pub(super) fn put_aside(&mut self, pid: u32, log: &mut Log) {
        let Some(process) = self.process(pid) else { return };
        let (origin, size) = (process.layout.origin(), process.layout.address_space());
        let mut image = Bytes::default();
        for (address, bytes) in contents(process, true) {
            image.write(address - origin, &bytes);
        }
        self.write_image(pid, image, size, log);
    }
}

/// What a new process's memory holds apart from zeros: bytes from an address on.
fn contents(process: &Process, code: bool) -> Vec<(u64, Vec<u8>)> {
    let mut contents = if code { process.program.bytes() } else { Vec::new() };
    if process.layout.size(SegmentName::Stack) >= FIRST_FRAME {
        contents.push((first_frame(&process.layout), Library::Exit.entry().to_le_bytes().into()));
    }
    contents
}

fn first_frame(layout: &Layout) -> u64 {
    layout.end(SegmentName::Stack).0 - FIRST_FRAME.min(layout.size(SegmentName::Stack))
}

//! The loader: a new process's program, its first stack frame and its first registers.
//!
//! ```text
//!           ┌────────────────┐ top of the stack
//!           │ 8 bytes, zero  │ for the program's own use
//!  %rsp ──▶ │ entry of exit  │ where a ret from main goes
//!           └────────────────┘
//! ```

use crate::addr::{SegmentName, VirtAddr};
use crate::cpu::Registers;
use crate::isa::{Library, Listing, RegId};
use crate::layout::Layout;
use crate::machine::Machine;
use crate::process::Process;

/// Bytes of the first stack frame; a smaller stack starts out without one, its %rsp at its lowest byte.
const FIRST_FRAME: u64 = 16;

impl Machine {
    /// The registers with which a program starts.
    pub(super) fn first_registers(layout: &Layout, program: &Listing) -> Registers {
        let mut registers = Registers::default();
        registers.rip = program.start();
        let frame = first_frame(layout);
        registers.set(RegId::Rsp, frame);
        registers.set(RegId::Rbp, frame);
        registers
    }

    /// Writes the program and the first stack frame, each where the process's memory was placed.
    pub(super) fn load(&mut self, process: &Process) {
        for (address, bytes) in process.program.bytes() {
            self.write(process, address, &bytes);
        }
        if process.layout.size(SegmentName::Stack) >= FIRST_FRAME {
            self.write(process, first_frame(&process.layout), &Library::Exit.entry().to_le_bytes());
        }
    }

    fn write(&mut self, process: &Process, address: u64, bytes: &[u8]) {
        if let Some(start) = self.physical(process, VirtAddr(address)) {
            self.memory.bytes.write(start, bytes);
        }
    }
}

fn first_frame(layout: &Layout) -> u64 {
    layout.end(SegmentName::Stack).0 - FIRST_FRAME.min(layout.size(SegmentName::Stack))
}

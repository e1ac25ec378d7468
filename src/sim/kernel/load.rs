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

/// What the loader writes: physical addresses and the bytes from there on.
type Image = Vec<(u64, Vec<u8>)>;

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

    /// The program and the first stack frame, each where the process's memory was placed.
    pub(super) fn image(&self, process: &Process) -> Result<Image, String> {
        let mut image = process.program.bytes();
        if process.layout.size(SegmentName::Stack) >= FIRST_FRAME {
            image.push((first_frame(&process.layout), Library::Exit.entry().to_le_bytes().to_vec()));
        }
        let placed = |(address, bytes)| self.physical(process, VirtAddr(address)).map(|start| (start, bytes));
        let placed: Option<Image> = image.into_iter().map(placed).collect();
        placed.ok_or_else(|| format!("the program of {} does not lie in its code segment", process.name))
    }

    /// Writes an image into memory.
    pub(super) fn load(&mut self, image: &Image) {
        for (start, bytes) in image {
            for (address, byte) in (*start..).zip(bytes) {
                self.memory.bytes.set(address, *byte);
            }
        }
    }
}

fn first_frame(layout: &Layout) -> u64 {
    layout.end(SegmentName::Stack).0 - FIRST_FRAME.min(layout.size(SegmentName::Stack))
}

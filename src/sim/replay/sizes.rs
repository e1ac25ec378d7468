//! A machine for a trace: the smallest powers of two that hold it.
//!
//! The heap may fill a quarter of the address space (its span), so the span is what is chosen: first the trace's most
//! live bytes with their headers, then twice as much for as long as a request is refused. From it follow an address
//! space of four spans, and a memory that has room for that above the OS.

use crate::command::ProcessSpec;
use crate::config::{MAX_MEMORY, MachineConfig};
use crate::event::Part;
use crate::phys_mem::PhysMem;
use crate::policy::Policy;
use crate::trace::Trace;

/// Sizes of a machine in bytes; those that are none are chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Physical memory. Chosen: a power of two, 64 KiB to 4 GiB.
    pub memory: Option<u64>,
    /// What the OS keeps. Chosen: 8 KiB, or an eighth of a smaller memory.
    pub os: Option<u64>,
    /// Virtual address space. Chosen: a power of two, 16 KiB or more where memory has room for that.
    pub address_space: Option<u64>,
}

/// One choice of sizes, from which larger ones follow.
#[derive(Clone)]
pub(super) struct Choice {
    rules: MachineConfig,
    fixed: Sizes,
    os: u64,
    /// The largest address space that may be chosen.
    most: u64,
    /// Bytes that the heap may grow to, a power of two.
    span: u64,
}

/// Bytes of a page: the heap's size at the start, and that of the other segments, where there is room.
const PAGE: u64 = 4096;

impl Choice {
    /// The smallest machine that could hold a trace. An error names the setting that makes no sense.
    pub fn new(trace: &Trace, rules: &MachineConfig, fixed: Sizes) -> Result<Self, String> {
        let plain = MachineConfig::default();
        let memory = fixed.memory.unwrap_or(MAX_MEMORY);
        let os = fixed.os.unwrap_or(plain.os.min(memory / 8));
        let address_space = fixed.address_space.unwrap_or(plain.address_space);
        let roomy = MachineConfig { memory, os, address_space, ..rules.clone() };
        roomy.check()?;
        let most = if is_whole(rules) {
            let hole = PhysMem::new(memory, os, rules.placement).largest_hole();
            (1 << hole.max(256).ilog2()).min(MAX_MEMORY)
        } else {
            memory.saturating_mul(4).next_power_of_two().min(MAX_MEMORY)
        };
        let (_, live) = trace.peak_of(&|size| taken(&roomy, size));
        let span = live.clamp(PAGE, MAX_MEMORY / 4).next_power_of_two();
        Ok(Self { rules: rules.clone(), fixed, os, most, span })
    }

    /// The machine.
    pub fn config(&self) -> MachineConfig {
        let address_space = self.fixed.address_space.unwrap_or((4 * self.span).min(self.most));
        let part = if is_whole(&self.rules) { address_space } else { address_space.min(4 * self.span) };
        let memory = (self.os + part).next_power_of_two().clamp(64 << 10, MAX_MEMORY);
        let memory = self.fixed.memory.unwrap_or(memory);
        MachineConfig { memory, os: self.os, address_space, ..self.rules.clone() }
    }

    /// The process: its heap has a page at first, or a sixteenth of what there is; so have its other segments.
    pub fn process(&self) -> ProcessSpec {
        let config = self.config();
        let size = PAGE.min(config.address_space / 16).min((config.memory - config.os) / 16);
        let size = Some(size);
        ProcessSpec { code: size, static_data: size, heap: size, stack: size, ..ProcessSpec::default() }
    }

    /// The next larger choice, where there is one.
    pub fn larger(&self) -> Option<Self> {
        let larger = Self { span: self.span * 2, ..self.clone() };
        let sizes = |choice: &Self| {
            let config = choice.config();
            (config.memory, config.address_space)
        };
        (larger.span <= MAX_MEMORY && sizes(&larger) != sizes(self)).then_some(larger)
    }
}

/// Whether an address space lies in memory as a whole, used or not.
fn is_whole(rules: &MachineConfig) -> bool {
    rules.mechanism.nature().parts.contains(&Part::AddressSpace)
}

/// Bytes that a request for `size` bytes, at most 4 GiB, takes from the heap as a rule.
fn taken(rules: &MachineConfig, size: u64) -> u64 {
    if size >= rules.mmap_threshold {
        return (size + rules.header).next_multiple_of(PAGE);
    }
    let whole = size.next_multiple_of(rules.alignment) + rules.header;
    if rules.allocator == Policy::Buddy { whole.next_power_of_two() } else { whole }
}

//! What a machine did with a scenario: the heap where the question is asked, what followed, and the heap at the end.

use sim::{Event, Extent, HeapBlock, Machine, ProcessInfo, Scenario};

use crate::practice::proof::{Opened, apply};
use crate::practice::question::Given;

/// What a machine did with a scenario.
pub struct Told {
    /// The scenario, which opens where the question is asked.
    pub scenario: Scenario,
    /// The process A there.
    pub before: ProcessInfo,
    /// The last block that malloc gave before.
    pub newest: Option<Block>,
    /// What followed, command by command.
    pub acts: Vec<Act>,
    /// The process A at the end.
    pub after: ProcessInfo,
}

/// One command behind the pause.
pub struct Act {
    /// The free list before it, by address.
    pub holes: Vec<Extent>,
    /// What happened.
    pub events: Vec<Event>,
}

/// A block that malloc gave.
#[derive(Clone, Copy)]
pub struct Block {
    /// What malloc returned.
    pub address: u64,
    /// Bytes asked for.
    pub requested: u64,
    /// Bytes usable.
    pub size: u64,
}

impl Told {
    /// Runs the text of a scenario. None where the machine refuses a command.
    pub fn run(text: &str) -> Option<Self> {
        let Opened { scenario, mut machine, events } = Opened::at_the_pause(text)?;
        let newest = events.iter().rev().find_map(block);
        let before = process(&machine)?;
        let mut acts = Vec::new();
        for command in scenario.commands.get(scenario.opens_at()..)? {
            let holes = holes(&process(&machine)?);
            acts.push(Act { holes, events: apply(&mut machine, command)? });
        }
        let after = process(&machine)?;
        Some(Self { scenario, before, newest, acts, after })
    }
}

impl Act {
    /// The block that malloc gave here.
    pub fn block(&self) -> Option<Block> {
        self.events.iter().find_map(block)
    }

    /// The block that malloc gave here, and the hole that it was cut from; none where the OS had to help. `header` is
    /// that of the block, in bytes.
    pub fn cut(&self, header: u64) -> Option<(Block, Extent)> {
        let block = self.block().filter(|_| self.asked().is_none())?;
        let hole = self.holes.iter().find(|hole| hole.start == block.address - header)?;
        Some((block, *hole))
    }

    /// Whether another hole has the same size.
    pub fn has_another(&self, hole: Extent) -> bool {
        self.holes.iter().filter(|other| other.size == hole.size).count() > 1
    }

    /// The address of the block that is freed here, and how many holes it merges with.
    pub fn freed(&self) -> Option<(u64, u64)> {
        self.events.iter().find_map(|event| match event {
            Event::Freed { address, merged, .. } => Some((address.0, *merged)),
            _ => None,
        })
    }

    /// Bytes that the library asked the OS for here.
    pub fn asked(&self) -> Option<u64> {
        self.events.iter().find_map(|event| match event {
            Event::SystemCall { bytes, .. } => Some(*bytes),
            _ => None,
        })
    }
}

fn block(event: &Event) -> Option<Block> {
    match event {
        Event::Allocated { address, requested, size, .. } => {
            Some(Block { address: address.0, requested: *requested, size: *size })
        }
        _ => None,
    }
}

fn process(machine: &Machine) -> Option<ProcessInfo> {
    machine.snapshot().processes.into_iter().next()
}

/// The holes of a heap, by address.
pub fn holes(process: &ProcessInfo) -> Vec<Extent> {
    let free = process.heap.iter().filter(|block| block.free);
    free.map(|block| Extent { start: block.address, size: block.size }).collect()
}

/// A heap as it is given: every stretch from its first byte, a block with its header.
pub fn table(process: &ProcessInfo) -> Given {
    let row = |block: &HeapBlock| {
        let (from, bytes) = (block.address - block.header, block.size + block.header);
        let state = if block.free { "free" } else { "in use" };
        vec![format!("`{from:#x}`"), bytes.to_string(), state.to_owned()]
    };
    let headed = process.heap.iter().any(|block| block.header > 0);
    let bytes = if headed { "bytes, header included" } else { "bytes" };
    Given::table("The heap of A", &["from", bytes, "state"], process.heap.iter().map(row).collect())
}

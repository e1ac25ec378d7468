//! Machines whose addresses are asked about, drawn.

use sim::{Mechanism, SegmentName};

use crate::practice::dice::Dice;

/// A machine whose processes each have one hole for all of their address space.
pub(super) struct Flat {
    /// Its `.sim` text up to and with the first processes; there is no pause yet.
    pub text: String,
    /// The process that is asked about.
    pub who: &'static str,
}

const NAMES: [&str; 3] = ["A", "B", "C"];

/// A `machine` line, with room for four address spaces.
pub(super) fn line(mechanism: Mechanism, space: u64, os: u64) -> String {
    let memory = os + 4 * space;
    format!("machine mechanism={} memory={memory} os={os} address-space={space}\n", mechanism.name())
}

/// Bytes of an address space.
pub(super) fn space(dice: &mut Dice) -> u64 {
    dice.pick(&[0x400, 0x800, 0x1000, 0x4000, 0x1_0000]).unwrap_or(0x1000)
}

/// Bytes of the OS, so that whatever lies above it lies at round addresses, and at many different ones.
pub(super) fn os(space: u64, dice: &mut Dice) -> u64 {
    dice.multiple(space / 8, space / 4, 3 * space)
}

impl Flat {
    /// One to three processes; `program` is that of the one that is asked about, which also runs.
    pub fn draw(mechanism: Mechanism, space: u64, program: &str, dice: &mut Dice) -> Self {
        let os = os(space, dice);
        let processes = 1 + dice.below(3) as usize;
        let who = dice.pick(NAMES.get(..processes).unwrap_or_default()).unwrap_or("A");
        let mut text = line(mechanism, space, os);
        for name in NAMES.iter().take(processes) {
            text += &format!("process {name}\n");
            if *name == who && !program.is_empty() {
                text += &format!("  {program}\n");
            }
        }
        if who != "A" {
            text += &format!("switch {who}\n");
        }
        Self { text, who }
    }
}

/// A machine with segments of A. Where a process has ended before A came, the segments may lie apart.
pub(super) struct Segmented {
    /// Its `.sim` text up to and with A; there is no pause yet.
    pub text: String,
    /// Bytes of an address space.
    pub space: u64,
    /// Bytes of the segments of A: code, static data, heap, stack.
    pub sizes: [u64; 4],
}

impl Segmented {
    /// One with up to two processes before A.
    pub fn draw(dice: &mut Dice) -> Self {
        let space = space(dice);
        let os = os(space, dice);
        let mut text = line(Mechanism::Segmentation, space, os);
        let before = dice.below(3);
        for name in ["Old", "Other"].iter().take(before as usize) {
            text += &process(name, sizes(space, dice));
        }
        let apart = before == 2 && dice.below(2) == 0;
        let sizes = sizes(space, dice);
        text += if apart { "exit Old\n" } else { "" };
        text += &process("A", sizes);
        Self { text, space, sizes }
    }

    /// Bytes of a quarter, which each segment may fill.
    pub fn quarter(&self) -> u64 {
        self.space / 4
    }

    /// Bytes of a segment.
    pub fn size(&self, segment: SegmentName) -> u64 {
        let size = SegmentName::ALL.iter().zip(self.sizes).find(|(name, _)| **name == segment);
        size.map_or(0, |(_, size)| size)
    }

    /// An address at an offset of at least 0 in a segment, counted from the start of its quarter; of the stack, so far
    /// below its end.
    pub fn address(&self, segment: SegmentName, offset: u64) -> u64 {
        let start = segment.index() * self.quarter();
        match segment {
            SegmentName::Stack => self.space - offset,
            _ => start + offset,
        }
    }
}

/// From a quarter of what each may have up to nearly all of it.
fn sizes(space: u64, dice: &mut Dice) -> [u64; 4] {
    let unit = space / 64;
    [0; 4].map(|_| dice.multiple(unit, 4 * unit, 14 * unit))
}

fn process(name: &str, [code, data, heap, stack]: [u64; 4]) -> String {
    format!("process {name} code={code} data={data} heap={heap} stack={stack}\n")
}

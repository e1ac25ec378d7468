//! The three simulators.

use super::command;
use super::flag::Flag;
use super::tables;

/// One of OSTEP's simulators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Simulator {
    /// Base and bounds.
    Relocation,
    /// Two segments, the second of which grows down.
    Segmentation,
    /// A free list.
    Malloc,
}

impl Simulator {
    /// Every simulator.
    pub const ALL: [Self; 3] = [Self::Relocation, Self::Segmentation, Self::Malloc];

    /// Its name: "relocation".
    pub fn name(self) -> &'static str {
        match self {
            Self::Relocation => "relocation",
            Self::Segmentation => "segmentation",
            Self::Malloc => "malloc",
        }
    }

    /// The simulator of that name, with or without `.py` and folders before it.
    pub fn named(name: &str) -> Option<Self> {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let stem = file.strip_suffix(".py").unwrap_or(file);
        Self::ALL.into_iter().find(|simulator| simulator.name() == stem)
    }

    /// The simulator that a command line runs; none where it is flags alone.
    pub fn of(command_line: &str) -> Option<Self> {
        command::program(command_line)
    }

    /// What it can be asked, in the order of its help.
    pub fn flags(self) -> &'static [Flag] {
        match self {
            Self::Relocation => &tables::RELOCATION,
            Self::Segmentation => &tables::SEGMENTATION,
            Self::Malloc => &tables::MALLOC,
        }
    }
}

//! A heap by dice: its settings, and its blocks and holes as the commands that make them.

use sim::Policy;

use crate::practice::dice::Dice;
use crate::practice::question::Given;
use crate::practice::wording;

/// How malloc is set.
pub struct Setting {
    /// Which hole it takes.
    pub policy: Policy,
    /// Bytes of header before each block.
    pub header: u64,
    /// Requests are rounded up to a multiple of so many bytes.
    pub alignment: u64,
    /// Whether free merges neighbours.
    pub coalesce: bool,
    /// Kilobytes of an address space; the heap begins at half of it.
    pub space: u64,
}

/// A stretch of the heap to be.
#[derive(Clone, Copy)]
pub struct Piece {
    /// Bytes of the block, its header apart.
    pub usable: u64,
    /// Whether it is freed again.
    pub free: bool,
}

impl Setting {
    /// One by dice.
    pub fn draw(policy: Policy, dice: &mut Dice) -> Self {
        let shapes = [(0, 4), (0, 8), (8, 8), (8, 8), (8, 4), (16, 16)];
        let (header, alignment) = dice.pick(&shapes).unwrap_or((8, 8));
        Self { policy, header, alignment, coalesce: true, space: 1 << (2 + dice.below(5)) }
    }

    /// Its line of a scenario, and the process A with a heap of so many bytes.
    pub fn lines(&self, heap: u64) -> String {
        let Self { policy, header, alignment, coalesce, space } = self;
        let coalesce = if *coalesce { "on" } else { "off" };
        format!(
            "machine mechanism=segmentation memory=64K os=8K address-space={space}K allocator={} header={header} \
             alignment={alignment} coalesce={coalesce}\nprocess A code=256 data=0 heap={heap} stack=0\n",
            policy.name()
        )
    }

    /// The scenario up to where these pieces fill a heap, those that are free given back.
    pub fn filled(&self, pieces: &[Piece]) -> String {
        let whole = pieces.iter().map(|piece| piece.usable + self.header).sum();
        let mallocs = pieces.iter().map(|piece| format!("malloc A {}\n", piece.usable));
        let freed = pieces.iter().zip(1..).filter(|(piece, _)| piece.free);
        let frees = freed.map(|(_, number)| format!("free A @{number}\n"));
        self.lines(whole) + &mallocs.collect::<String>() + &frees.collect::<String>()
    }

    /// So many holes of different sizes, each between blocks in use.
    pub fn scattered(&self, holes: usize, dice: &mut Dice) -> Vec<Piece> {
        let unit = self.alignment.max(8);
        let mut sizes: Vec<u64> = (1..9).map(|units| units * unit).collect();
        dice.shuffle(&mut sizes);
        let separator = |dice: &mut Dice| Piece { usable: dice.multiple(unit, unit, 3 * unit), free: false };
        let mut pieces = Vec::new();
        if dice.below(2) == 0 {
            pieces.push(separator(dice));
        }
        for usable in sizes.into_iter().take(holes) {
            pieces.extend([Piece { usable, free: true }, separator(dice)]);
        }
        pieces
    }

    /// The settings as they are given.
    pub fn given(&self) -> Given {
        let header = if self.header == 0 { "none".to_owned() } else { format!("{} bytes", self.header) };
        let mut heads = vec!["policy", "header", "rounds up to"];
        let multiples = match self.policy {
            Policy::Buddy => "powers of two, header included".to_owned(),
            _ => format!("multiples of {}", self.alignment),
        };
        let mut row = vec![wording::policy(self.policy), header, multiples];
        if !self.coalesce {
            heads.push("free merges");
            row.push("nothing".to_owned());
        }
        Given::table("malloc", &heads, vec![row])
    }
}

//! A machine by dice: some processes of one size, and a program that makes one access.

use sim::{AccessKind, Mechanism};

use crate::practice::dice::Dice;

/// Names of processes.
const NAMES: [[&str; 4]; 4] =
    [["A", "B", "C", "D"], ["P", "Q", "R", "S"], ["X", "Y", "Z", "W"], ["K", "L", "M", "N"]];

/// Bytes of a kilobyte.
const KILO: u64 = 1 << 10;

/// Processes in a row above the OS, one of which makes an access.
#[derive(Clone)]
pub struct Machine {
    /// How addresses are translated.
    pub mechanism: Mechanism,
    /// Kilobytes of the OS.
    pub os: u64,
    /// Kilobytes of an address space.
    pub space: u64,
    /// Kilobytes free behind the last process.
    pub rest: u64,
    /// The processes in the order in which they come.
    pub names: Vec<&'static str>,
    /// Which of them makes the access.
    pub actor: usize,
    /// Which of them has ended before.
    pub gone: Option<usize>,
    /// What its program does.
    pub access: Access,
}

/// One access.
#[derive(Clone, Copy)]
pub struct Access {
    /// A fetch is that of a jump's target.
    pub kind: AccessKind,
    /// As the source of the program says it.
    pub address: u64,
    /// Whether the address stands in a register, as a plain number that no loader knows for an address.
    pub pointer: bool,
    /// What a store writes.
    pub value: u64,
}

impl Machine {
    /// So many processes, and an access to address 0, to be aimed.
    pub fn draw(mechanism: Mechanism, processes: usize, dice: &mut Dice) -> Self {
        let names = dice.pick(&NAMES).unwrap_or_default().into_iter().take(processes).collect();
        let space = dice.pick(&[4, 8, 16]).unwrap_or(16);
        let kind = if dice.below(4) == 0 { AccessKind::Load } else { AccessKind::Store };
        let value = 1 + dice.below(99);
        Self {
            mechanism,
            os: dice.pick(&[4, 8, 12, 16]).unwrap_or(8),
            space,
            rest: space * (1 + dice.below(2)) / 2,
            names,
            actor: 0,
            gone: None,
            access: Access { kind, address: 0, pointer: false, value },
        }
    }

    /// Bytes of an address space.
    pub fn size(&self) -> u64 {
        self.space * KILO
    }

    /// Bytes of physical memory.
    pub fn memory(&self) -> u64 {
        (self.os + self.space * self.names.len() as u64 + self.rest) * KILO
    }

    /// Bytes of the OS.
    pub fn os_size(&self) -> u64 {
        self.os * KILO
    }

    /// An address inside an address space: in one of the four segments or in the unused middle, a whole word.
    pub fn inside(&self, dice: &mut Dice) -> u64 {
        let quarter = self.size() / 4;
        let (from, room) = dice
            .pick(&[
                (0, quarter / 2),
                (quarter, quarter / 4),
                (2 * quarter, quarter / 2),
                (4 * quarter - quarter / 4, quarter / 4),
                (quarter + quarter / 4, 3 * quarter / 4),
                (2 * quarter + quarter / 2, quarter),
            ])
            .unwrap_or_default();
        from + dice.multiple(4, 0x20, room.saturating_sub(4))
    }

    /// Any whole word below `end`.
    pub fn below(end: u64, dice: &mut Dice) -> u64 {
        dice.multiple(16, 0, end.saturating_sub(16))
    }

    /// The name of the process that makes the access.
    pub fn who(&self) -> &'static str {
        self.names.get(self.actor).copied().unwrap_or_default()
    }

    /// The program of the actor.
    pub fn program(&self) -> Vec<String> {
        let Access { kind, address, pointer, value } = self.access;
        let operand = if pointer { "(%rbx)".to_owned() } else { format!("{address:#x}") };
        let access = match kind {
            AccessKind::Store => format!("movl ${value}, {operand}"),
            AccessKind::Load => format!("movl {operand}, %eax"),
            AccessKind::Fetch => format!("jmp {address:#x}"),
        };
        let setup = pointer.then(|| format!("movl ${address:#x}, %ebx"));
        setup.into_iter().chain([access]).collect()
    }

    /// The whole scenario, which opens before the program runs.
    pub fn text(&self) -> String {
        let memory = self.memory() / KILO;
        let mut text = format!(
            "machine mechanism={} memory={memory}K os={}K address-space={}K\n",
            self.mechanism.name(),
            self.os,
            self.space
        );
        for (place, name) in self.names.iter().enumerate() {
            text += &format!("process {name}\n");
            if place == self.actor {
                self.program().iter().for_each(|line| text += &format!("  {line}\n"));
            }
        }
        if self.actor > 0 {
            text += &format!("switch {}\n", self.who());
        }
        if let Some(name) = self.gone.and_then(|gone| self.names.get(gone)) {
            text += &format!("exit {name}\n");
        }
        let steps = self.program().len() + usize::from(self.access.kind == AccessKind::Fetch);
        text + &format!("pause\nstep {steps}\n")
    }
}

//! One instruction that is about to run: what it is, what the registers hold, and what it then does to memory.

use sim::isa::{Mem, assemble};
use sim::{AccessKind, Mechanism, ProcessInfo, Reference};

use super::instruction::{change, long, quad, small};
use crate::practice::dice::Dice;
use crate::practice::proof::Proof;

/// An instruction that is about to run.
pub(super) struct Single {
    /// The machine before it, and what it does.
    pub proof: Proof,
    /// The running process, before it.
    pub process: ProcessInfo,
    /// Where it stands.
    pub address: u64,
    /// It, in AT&T syntax.
    pub text: String,
    /// Its memory operand, if it has one; of `lea` it is only an address.
    pub operand: Option<Mem>,
    /// What it does to memory, in order.
    pub references: Vec<Reference>,
}

impl Single {
    /// Draws an instruction and a machine of that mechanism around it.
    pub fn draw(mechanism: Mechanism, dice: &mut Dice) -> Option<Self> {
        let (before, asked) = lines(dice);
        let proof = Proof::of(&scenario(mechanism, &before, &asked, dice)?)?;
        let process = proof.running()?.clone();
        let line = process.program.iter().find(|line| line.address == process.registers.rip)?;
        let (address, text) = (line.address, line.text.clone());
        let listing = assemble(&format!("{address:#x}: {text}"), 0).ok()?;
        let operand = listing.lines.first()?.inst.mem();
        let references: Vec<Reference> = proof.references().cloned().collect();
        Some(Self { address, text, operand, references, process, proof })
    }

    /// As the machine lists it.
    pub fn line(&self) -> String {
        format!("{:#x}: {}", self.address, self.text)
    }

    /// Each reference's kind and virtual address.
    pub fn virtual_ones(&self) -> Vec<(AccessKind, u64)> {
        self.references.iter().map(|made| (made.access, made.translation.virt.0)).collect()
    }

    /// Each reference's kind and physical address; none where one has none.
    pub fn physical_ones(&self) -> Option<Vec<(AccessKind, u64)>> {
        self.references.iter().map(|made| Some((made.access, made.translation.phys?.0))).collect()
    }

    /// What the register of the operand holds, and what is added to it.
    pub fn sum(&self) -> Option<(u64, i64)> {
        let operand = self.operand?;
        Some((self.process.registers.get(operand.base?.id), operand.disp))
    }

    /// Whether its name begins like this.
    pub fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.text.starts_with(name))
    }
}

/// A machine on which the lines before have run. There may be other processes, which lie lower.
fn scenario(mechanism: Mechanism, before: &[String], asked: &[String], dice: &mut Dice) -> Option<String> {
    let space: u64 = dice.pick(&[0x400, 0x1000, 0x4000])?;
    let os = dice.multiple(0x400, 0x400, 0x3000);
    let memory = os + 4 * space;
    let others = (0..dice.below(3)).map(|_| other(space, dice)).collect::<String>();
    let switch = if others.is_empty() { "" } else { "switch A\n" };
    let start = dice.multiple(0x10, 0, 0x40);
    let x = space / 4 + dice.multiple(8, 0, 0x18);
    let setup = before.iter().map(|line| format!("\n  {line}")).collect::<String>();
    let asked = asked.join("\n  ");
    let steps = if before.is_empty() { String::new() } else { format!("step {}\n", before.len()) };
    Some(format!(
        "machine mechanism={} memory={memory} os={os} address-space={space}\n{others}process A\n  x = {x:#x}\n  {start:#x}:{setup}\n  {asked}\n{switch}{steps}pause\nstep\n",
        mechanism.name()
    ))
}

/// A process that only takes up room.
fn other(space: u64, dice: &mut Dice) -> String {
    let [code, data, heap] = [0; 3].map(|_| dice.multiple(space / 32, space / 32, space / 8));
    format!("process code={code} data={data} heap={heap} stack={}\n", space / 16)
}

/// What runs before the instruction, and the instruction with what may stand behind it.
fn lines(dice: &mut Dice) -> (Vec<String>, Vec<String>) {
    let place = operand(dice);
    let mut before = Vec::new();
    if place.contains("%rbx") {
        before.push("movl $x, %ebx".to_owned());
    }
    let (register, wide, number) = (long(dice), quad(dice), small(dice));
    let mut behind = Vec::new();
    let asked = match dice.below(13) {
        0 | 1 => format!("movl {place}, %{register}"),
        2 => format!("movl %{register}, {place}"),
        3 => format!("movl ${number:#x}, {place}"),
        4 => format!("addl {place}, %{register}"),
        5 | 6 => change(dice, &place),
        7 => format!("cmpl ${number:#x}, {place}"),
        8 => format!("leaq {place}, %{wide}"),
        9 => format!("pushq %{wide}"),
        10 => {
            before.push(format!("pushq ${number:#x}"));
            format!("popq %{wide}")
        }
        11 => {
            behind = ["nop", "f: ret"].map(str::to_owned).into();
            "call f".to_owned()
        }
        _ => {
            before.push("call f".to_owned());
            "f: ret".to_owned()
        }
    };
    behind.insert(0, asked);
    (before, behind)
}

/// A place in memory that is named by way of a register.
fn operand(dice: &mut Dice) -> String {
    match dice.below(4) {
        0 => "0x8(%rbp)".to_owned(),
        1 => format!("{:#x}(%rbx)", 4 + 4 * dice.below(6)),
        _ => format!("-{:#x}(%rbp)", 4 + 4 * dice.below(6)),
    }
}

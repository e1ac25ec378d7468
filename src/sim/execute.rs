//! Running one instruction: fetch its bytes, decode them, make its memory references, set its registers.
//!
//! Registers are written only when every reference has succeeded, so an instruction that faults changed nothing.

mod fetch;
mod operand;
mod operate;

use crate::addr::{Access, AccessKind, VirtAddr};
use crate::cost::charge;
use crate::cpu::Registers;
use crate::event::{Event, Reference};
use crate::isa::{Inst, Library};
use crate::machine::Machine;
use crate::mmu::Translation;
use crate::trap::Trap;

impl Machine {
    /// Runs one instruction of the running process, or the library routine to which one returned. A fault traps, and
    /// the OS ends the process.
    pub(crate) fn step(&mut self) -> Result<Vec<Event>, String> {
        let pid = self.running.ok_or("no process is running; create one, or switch to one")?;
        self.check_program(pid)?;
        if let Some(routine) = Library::at(self.cpu.registers.rip) {
            return self.call_library(pid, routine);
        }
        let mut execution = Execution::new(self, pid);
        let outcome = execution.run();
        let (registers, events) = execution.finish();
        match outcome {
            Ok(after) => self.commit(pid, registers, events, after),
            Err(trap) => self.handle(pid, trap, events),
        }
    }

    /// Refuses to run on where there is no program, or where it has run to its end.
    fn check_program(&self, pid: u32) -> Result<(), String> {
        let Some(process) = self.process(pid) else { return Err(format!("there is no process {pid}")) };
        let rip = self.cpu.registers.rip;
        if process.program.lines.is_empty() {
            return Err(format!("{} has no program to run", process.name));
        }
        if rip == process.program.end() {
            return Err(format!(
                "the program of {} has ended: {rip:#x} is past its last instruction",
                process.name
            ));
        }
        Ok(())
    }

    fn commit(
        &mut self,
        pid: u32,
        registers: Registers,
        mut events: Vec<Event>,
        after: After,
    ) -> Result<Vec<Event>, String> {
        self.cpu.registers = registers;
        charge(&mut self.spent.instructions, 1, self.config.costs.instruction);
        match after {
            After::Next => Ok(events),
            After::Library(routine) => {
                events.extend(self.call_library(pid, routine)?);
                Ok(events)
            }
        }
    }
}

/// What comes after an instruction.
enum After {
    /// The next one.
    Next,
    /// A routine of the C library, which was called or jumped to.
    Library(Library),
}

/// One instruction on its way: a copy of the registers, and what has happened so far.
pub(crate) struct Execution<'a> {
    machine: &'a mut Machine,
    pid: u32,
    registers: Registers,
    events: Vec<Event>,
}

impl<'a> Execution<'a> {
    pub fn new(machine: &'a mut Machine, pid: u32) -> Self {
        let registers = machine.cpu.registers.clone();
        Self { machine, pid, registers, events: Vec::new() }
    }

    /// The registers as they are by now, and what has happened.
    pub fn finish(self) -> (Registers, Vec<Event>) {
        (self.registers, self.events)
    }

    fn run(&mut self) -> Result<After, Trap> {
        let address = VirtAddr(self.registers.rip);
        let (inst, length) = self.fetch(address)?;
        self.registers.rip = address.0.wrapping_add(length);
        self.execute(&inst)?;
        let references = self.events.len() as u64;
        self.events.push(Event::Executed {
            pid: self.pid,
            address,
            text: self.listed(address, &inst),
            length,
            references,
        });
        Ok(Library::at(self.registers.rip).map_or(After::Next, After::Library))
    }

    /// The instruction as the listing writes it, where the bytes are still those of the listing.
    fn listed(&self, address: VirtAddr, inst: &Inst) -> String {
        let line = self.machine.process(self.pid).and_then(|process| {
            let lines = &process.program.lines;
            let index = lines.binary_search_by_key(&address.0, |line| line.address).ok()?;
            lines.get(index)
        });
        match line {
            Some(line) if line.inst.as_decoded() == *inst => line.text.clone(),
            _ => inst.to_string(),
        }
    }

    /// One reference to memory, by way of the MMU.
    fn refer(&mut self, access: Access, target: &str, store: Option<u64>) -> Result<u64, Trap> {
        let (phys, translation) = reached(access, self.machine.translate(&self.machine.cpu.mmu, access))?;
        let read = self.machine.touch(phys, access.size, store);
        let value = if access.kind == AccessKind::Fetch { 0 } else { read };
        self.events.push(Event::Referenced(Reference {
            pid: self.pid,
            access: access.kind,
            target: target.to_owned(),
            size: access.size,
            value,
            translation,
        }));
        Ok(value)
    }
}

/// Where a translation arrived, or the fault that stopped it.
fn reached(access: Access, translation: Translation) -> Result<(u64, Translation), Trap> {
    match translation.phys {
        Some(phys) => Ok((phys.0, translation)),
        None => Err(Trap::Fault { access, translation }),
    }
}

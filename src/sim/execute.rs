//! Running one instruction: fetch its bytes, decode them, make its memory references, set its registers.
//!
//! Registers are written only when every reference has succeeded, so an instruction that faults changed nothing.

mod fetch;
mod operand;
mod operate;

use std::rc::Rc;

use crate::addr::{Access, VirtAddr};
use crate::cost::charge;
use crate::cpu::Registers;
use crate::event::Event;
use crate::isa::{Inst, Library};
use crate::log::Log;
use crate::machine::Machine;
use crate::target::Target;
use crate::trap::Trap;

impl Machine {
    /// Runs one instruction of the running process, and the library routine that it calls, jumps or returns to.
    /// A fault traps, and the OS ends the process.
    pub(crate) fn step(&mut self, log: &mut Log) -> Result<(), String> {
        let pid = self.running.ok_or("no process is running; create one, or switch to one")?;
        self.check_program(pid)?;
        let before = self.spent.total();
        if Library::at(self.cpu.registers.rip).is_none() {
            match Execution::new(self, pid, log).run() {
                Ok(registers) => self.cpu.registers = registers,
                Err(trap) => {
                    self.handle(pid, trap, log);
                    return Ok(());
                }
            }
            charge(&mut self.spent.instructions, 1, self.config.costs.instruction);
        }
        if let Some(routine) = Library::at(self.cpu.registers.rip) {
            self.call_library(pid, routine, log);
        }
        self.tick(pid, before, log);
        Ok(())
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
}

/// One instruction on its way: a copy of the registers, and what has happened so far.
pub(crate) struct Execution<'a> {
    machine: &'a mut Machine,
    pid: u32,
    registers: Registers,
    log: &'a mut Log,
}

impl<'a> Execution<'a> {
    pub fn new(machine: &'a mut Machine, pid: u32, log: &'a mut Log) -> Self {
        let registers = machine.cpu.registers.clone();
        Self { machine, pid, registers, log }
    }

    /// Fetches and executes the instruction at %rip; the registers afterwards.
    fn run(mut self) -> Result<Registers, Trap> {
        let address = VirtAddr(self.registers.rip);
        let before = self.machine.counts.references;
        let (inst, length) = self.fetch(address)?;
        if inst.is_privileged() {
            return Err(Trap::Privileged { address, text: listed(self.machine, self.pid, address, &inst) });
        }
        self.registers.rip = address.0.wrapping_add(length);
        self.execute(&inst)?;
        self.mark(address);
        let references = self.machine.counts.references - before;
        let (pid, machine) = (self.pid, &*self.machine);
        self.log.tell(|| {
            let text = listed(machine, pid, address, &inst);
            Event::Executed { pid, address, text, length, references }
        });
        Ok(self.registers)
    }

    /// Returns to the caller; the registers afterwards.
    pub fn ret(mut self) -> Result<Registers, Trap> {
        self.registers.rip = self.pop("return address")?;
        Ok(self.registers)
    }

    /// Notes that a line of the program has run.
    fn mark(&mut self, address: VirtAddr) {
        let Some(process) = self.machine.process_mut(self.pid) else { return };
        let line = process.program.lines.binary_search_by_key(&address.0, |line| line.address);
        if let Some(place) = line.ok().filter(|place| process.ran.get(*place) == Some(&false)) {
            Rc::make_mut(&mut process.ran)[place] = true;
        }
    }

    /// One reference to memory, by way of the MMU.
    fn refer(&mut self, access: Access, target: Target, store: Option<u64>) -> Result<u64, Trap> {
        let referred = self.machine.refer(self.pid, access, target, store, self.log);
        referred.map_err(|translation| Trap::Fault { access, translation })
    }
}

/// The instruction as the listing writes it, where the bytes are still those of the listing.
fn listed(machine: &Machine, pid: u32, address: VirtAddr, inst: &Inst) -> String {
    let line = machine.process(pid).and_then(|process| {
        let lines = &process.program.lines;
        let index = lines.binary_search_by_key(&address.0, |line| line.address).ok()?;
        lines.get(index)
    });
    match line {
        Some(line) if line.inst.as_decoded() == *inst => line.text.clone(),
        _ => inst.to_string(),
    }
}

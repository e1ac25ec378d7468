//! Running one instruction: fetch its bytes, decode them, make its memory references, set its registers.
//!
//! Registers are written only when every reference has succeeded, so an instruction that faults changed nothing.

use crate::addr::{Access, AccessKind, VirtAddr};
use crate::alu;
use crate::cpu::{Registers, truncate};
use crate::event::{Event, Reference};
use crate::isa::{ArithOp, DecodeError, Inst, Library, Mem, Operand, RegId, Width, decode};
use crate::machine::Machine;
use crate::mmu::Translation;
use crate::trap::Trap;

/// No instruction is longer: the longest encoding and the longest padding.
const LONGEST_INSTRUCTION: u64 = 8192;

impl Machine {
    /// Runs one instruction of the running process. A fault traps, and the OS ends the process.
    pub(crate) fn step(&mut self) -> Result<Vec<Event>, String> {
        let pid = self.running.ok_or("no process is running; create one, or switch to one")?;
        self.check_program(pid)?;
        let mut execution = Execution::new(self, pid);
        let outcome = execution.run();
        let Execution { registers, events, .. } = execution;
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
        self.spent.instructions += self.config.costs.instruction;
        match after {
            After::Next => Ok(events),
            After::Library(routine) => {
                events.extend(self.call_library(pid, routine)?);
                Ok(events)
            }
        }
    }

    /// Runs a library routine for the process that called it, and returns to the caller.
    fn call_library(&mut self, pid: u32, routine: Library) -> Result<Vec<Event>, String> {
        let argument = self.cpu.registers.get(RegId::Rdi);
        let mut events = match routine {
            Library::Exit => return self.exit(pid),
            Library::Malloc => self.library_malloc(pid, argument),
            Library::Free if argument == 0 => Vec::new(),
            Library::Free => match self.free(pid, VirtAddr(argument)) {
                Ok(events) => events,
                Err(reason) => return self.kill(pid, reason),
            },
        };
        let mut execution = Execution::new(self, pid);
        let popped = execution.pop("return address");
        let Execution { mut registers, events: references, .. } = execution;
        events.extend(references);
        match popped {
            Ok(address) => {
                registers.rip = address;
                self.cpu.registers = registers;
                Ok(events)
            }
            Err(trap) => self.handle(pid, trap, events),
        }
    }

    /// malloc as a program calls it: the address in %rax, 0 where there is no room.
    fn library_malloc(&mut self, pid: u32, size: u64) -> Vec<Event> {
        let (address, events) = match self.malloc(pid, size) {
            Ok(events) => (returned(&events), events),
            Err(reason) => (0, vec![Event::OutOfMemory { pid, requested: size, reason }]),
        };
        self.cpu.registers.set(RegId::Rax, address);
        events
    }
}

fn returned(events: &[Event]) -> u64 {
    let allocated = events.iter().rev().find_map(|event| match event {
        Event::Allocated { address, .. } => Some(address.0),
        _ => None,
    });
    allocated.unwrap_or(0)
}

/// What comes after an instruction.
enum After {
    /// The next one.
    Next,
    /// A routine of the C library, which was called or jumped to.
    Library(Library),
}

/// One instruction on its way: a copy of the registers, and what has happened so far.
struct Execution<'a> {
    machine: &'a mut Machine,
    pid: u32,
    registers: Registers,
    events: Vec<Event>,
}

impl<'a> Execution<'a> {
    fn new(machine: &'a mut Machine, pid: u32) -> Self {
        let registers = machine.cpu.registers.clone();
        Self { machine, pid, registers, events: Vec::new() }
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

    /// Reads as many bytes as the instruction turns out to have; one reference to memory.
    fn fetch(&mut self, address: VirtAddr) -> Result<(Inst, u64), Trap> {
        let mut bytes = Vec::new();
        let (inst, length) = loop {
            match decode(&bytes, address.0) {
                Ok(found) => break found,
                Err(DecodeError::Truncated { needed_at_least }) if needed_at_least <= LONGEST_INSTRUCTION => {
                    self.read_ahead(address, needed_at_least, &mut bytes)?;
                }
                Err(error) => return Err(Trap::Illegal { address, reason: error.to_string() }),
            }
        };
        let access = Access { kind: AccessKind::Fetch, address, size: length };
        self.refer(access, "instruction", None)?;
        Ok((inst, length))
    }

    /// Bytes of an instruction whose length is not known yet, up to `size` of them.
    fn read_ahead(&self, address: VirtAddr, size: u64, bytes: &mut Vec<u8>) -> Result<(), Trap> {
        let access = Access { kind: AccessKind::Fetch, address, size };
        let phys = reached(access, self.machine.translate(&self.machine.cpu.mmu, access))?.0;
        bytes.extend((bytes.len() as u64..size).map(|i| self.machine.memory.bytes.get(phys + i)));
        Ok(())
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

    fn execute(&mut self, inst: &Inst) -> Result<(), Trap> {
        match *inst {
            Inst::Mov { width, src, dst } => {
                let value = self.read(src, width)?;
                self.write(dst, width, value)
            }
            Inst::Movabs { imm, dst } => {
                self.registers.write(dst, imm as u64);
                Ok(())
            }
            Inst::Lea { src, dst } => {
                self.registers.write(dst, self.effective(src));
                Ok(())
            }
            Inst::Arith { op, width, src, dst } => self.arithmetic(op, width, src, dst),
            Inst::Test { width, src, dst } => {
                let result = self.read(src, width)? & self.read(dst, width)?;
                self.registers.flags = alu::logic_flags(result, width);
                Ok(())
            }
            Inst::Inc { width, dst } => self.count(width, dst, 1),
            Inst::Dec { width, dst } => self.count(width, dst, u64::MAX),
            Inst::Push { src } => {
                let value = self.read(src, Width::Quad)?;
                self.push(value, "push")
            }
            Inst::Pop { dst } => {
                let value = self.pop("pop")?;
                self.write(dst, Width::Quad, value)
            }
            _ => self.transfer(inst),
        }
    }

    /// Instructions that choose what runs next.
    fn transfer(&mut self, inst: &Inst) -> Result<(), Trap> {
        match *inst {
            Inst::Jump { target } => self.registers.rip = target,
            Inst::JumpIf { condition, target } if alu::holds(condition, self.registers.flags) => {
                self.registers.rip = target;
            }
            Inst::Call { target } => {
                self.push(self.registers.rip, "return address")?;
                self.registers.rip = target;
            }
            Inst::Ret => self.registers.rip = self.pop("return address")?,
            Inst::Leave => {
                self.registers.set(RegId::Rsp, self.registers.get(RegId::Rbp));
                let saved = self.pop("saved %rbp")?;
                self.registers.set(RegId::Rbp, saved);
            }
            _ => {}
        }
        Ok(())
    }

    fn arithmetic(&mut self, op: ArithOp, width: Width, src: Operand, dst: Operand) -> Result<(), Trap> {
        let right = self.read(src, width)?;
        let left = self.read(dst, width)?;
        let (result, flags) = alu::arithmetic(op, left, right, width);
        if op != ArithOp::Cmp {
            self.write(dst, width, result)?;
        }
        self.registers.flags = flags;
        Ok(())
    }

    /// inc and dec: they leave the carry flag as it was.
    fn count(&mut self, width: Width, dst: Operand, by: u64) -> Result<(), Trap> {
        let left = self.read(dst, width)?;
        let (op, right) = if by == 1 { (ArithOp::Add, 1) } else { (ArithOp::Sub, 1) };
        let (result, flags) = alu::arithmetic(op, left, right, width);
        self.write(dst, width, result)?;
        self.registers.flags = crate::cpu::Flags { carry: self.registers.flags.carry, ..flags };
        Ok(())
    }

    fn read(&mut self, operand: Operand, width: Width) -> Result<u64, Trap> {
        match operand {
            Operand::Imm(value) => Ok(truncate(value as u64, width)),
            Operand::Reg(reg) => Ok(self.registers.read(reg)),
            Operand::Mem(mem) => {
                let access = self.data(AccessKind::Load, self.effective(mem), width.bytes());
                self.refer(access, &mem.to_string(), None)
            }
        }
    }

    fn write(&mut self, operand: Operand, width: Width, value: u64) -> Result<(), Trap> {
        match operand {
            Operand::Imm(_) => {}
            Operand::Reg(reg) => self.registers.write(reg, value),
            Operand::Mem(mem) => {
                let access = self.data(AccessKind::Store, self.effective(mem), width.bytes());
                self.refer(access, &mem.to_string(), Some(truncate(value, width)))?;
            }
        }
        Ok(())
    }

    fn push(&mut self, value: u64, what: &str) -> Result<(), Trap> {
        let top = self.registers.get(RegId::Rsp).wrapping_sub(8);
        self.refer(self.data(AccessKind::Store, top, 8), what, Some(value))?;
        self.registers.set(RegId::Rsp, top);
        Ok(())
    }

    fn pop(&mut self, what: &str) -> Result<u64, Trap> {
        let top = self.registers.get(RegId::Rsp);
        let value = self.refer(self.data(AccessKind::Load, top, 8), what, None)?;
        self.registers.set(RegId::Rsp, top.wrapping_add(8));
        Ok(value)
    }

    fn data(&self, kind: AccessKind, address: u64, size: u64) -> Access {
        Access { kind, address: VirtAddr(address), size }
    }

    /// The address that a memory operand means.
    fn effective(&self, mem: Mem) -> u64 {
        let base = mem.base.map_or(0, |base| self.registers.get(base.id));
        base.wrapping_add(mem.disp as u64)
    }
}

/// Where a translation arrived, or the fault that stopped it.
fn reached(access: Access, translation: Translation) -> Result<(u64, Translation), Trap> {
    match translation.phys {
        Some(phys) => Ok((phys.0, translation)),
        None => Err(Trap::Fault { access, translation }),
    }
}

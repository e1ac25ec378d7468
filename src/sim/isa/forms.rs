//! The different byte strings that mean the same instruction, and the choice among them.
//!
//! ```text
//! REX  opcode  ModRM  SIB  displacement  immediate or distance
//!  0-1    1-2    0-1  0-1         0 1 4            0 1 4 8      bytes
//! ```

use super::inst::{Inst, Mem, Operand};
use super::library::Library;
use super::mnemonic::Operation;
use super::operation::{MmuReg, PrivilegedOp};
use super::parts::Parts;
use super::reg::{Reg, Width};
use super::relocation::Relocations;

/// The forms of one instruction at one address: each is offered, one is kept.
pub(super) struct Forms {
    address: u64,
    /// The bytes to fill, if they are given.
    length: Option<u64>,
    target: u64,
    /// REX.W follows from it.
    width: Width,
    imm: i64,
    /// The numbers that take all their bytes, whatever they are.
    relocations: Relocations,
    chosen: Chosen,
}

/// What the forms come to.
#[derive(Clone, Copy, Default)]
pub(super) struct Chosen {
    /// The form that has the length given, else the shortest from which a branch reaches its target.
    pub best: Form,
    /// Bytes of the longest form.
    pub longest: u64,
}

/// Bytes of an instruction, from the first on.
#[derive(Clone, Copy, Default)]
pub(super) struct Form {
    bytes: [u8; 15],
    size: u8,
}

/// An opcode, and what it needs beside the operand that ModRM or its own low bits name.
#[derive(Clone, Copy)]
struct Opcode {
    /// Its byte; of an opcode of two bytes the second stands above the first, which is 0x0f.
    byte: u16,
    /// The ModRM reg field: a register number or an extension of the opcode, 0..=15.
    reg: u8,
    imm_size: u8,
}

const TWO_IN_MEMORY: &str =
    "x86 takes at most one memory operand; move the value through a register, such as %eax";

/// A bit beside a base of number 4: its SIB byte names no base.
const NO_BASE: u8 = 0x80;

type Offered = Result<(), &'static str>;

impl Forms {
    /// The forms of `inst` at `address`, in all or in `length` bytes, with room for the loader to move what
    /// `relocations` say; or why it has none.
    #[inline(never)]
    pub(super) fn of(
        inst: &Inst,
        address: u64,
        length: Option<u64>,
        relocations: Relocations,
    ) -> Result<Chosen, String> {
        let parts = inst.parts();
        let Parts { target, width, .. } = parts;
        for operand in [&parts.src, &parts.dst] {
            if let Some(Operand::Reg(reg)) = operand
                && reg.width != width
                && !matches!(parts.dst, Some(Operand::Imm(_)))
            {
                let right = Reg { id: reg.id, width };
                let (is, wants) = (reg.width.bytes(), width.bytes());
                return Err(format!("{reg} holds {is} bytes where {wants} are moved: write {right}"));
            }
        }
        let chosen = Chosen::default();
        let mut forms = Forms { address, length, target, width, imm: 0, relocations, chosen };
        match forms.offer_all(&parts) {
            Ok(()) => Ok(forms.chosen),
            Err(reason) => Err(reason.to_owned()),
        }
    }

    fn offer_all(&mut self, parts: &Parts) -> Offered {
        if u32::try_from(parts.target).is_err() {
            return Err("code lies between 0 and 0xffffffff");
        }
        match (parts.operation, &parts.src, &parts.dst) {
            (.., Some(Operand::Imm(_))) => {
                return Err(
                    "an immediate ($) cannot be the last operand, the destination: sources come first",
                );
            }
            (Operation::Jump, ..) => {
                self.branch(0xeb, 1, 1);
                self.branch(0xe9, 1, 4);
            }
            (Operation::JumpIf(condition), ..) => {
                let bits = i64::from(condition.number());
                self.branch(0x70 | bits, 1, 1);
                self.branch(0x800f | bits << 8, 2, 4);
            }
            (Operation::Call, ..) => self.branch(0xe8, 1, 4),
            (Operation::Privileged(op), src, _) => self.privileged(op, src.as_ref())?,
            (_, Some(Operand::Imm(value)), dst) => {
                self.imm = *value;
                self.immediate(parts.operation, dst.as_ref())?;
            }
            (_, Some(src), Some(dst)) => self.two_operands(parts.operation, src, dst)?,
            (operation, Some(place), _) | (operation, _, Some(place)) => {
                self.one_operand(operation, place)?;
            }
            (Operation::Ret, ..) => self.plain(0xc3, 0),
            (Operation::Leave, ..) => self.plain(0xc9, 0),
            _ => self.plain(0x90, 0),
        }
        Ok(())
    }

    fn two_operands(&mut self, operation: Operation, src: &Operand, dst: &Operand) -> Offered {
        let row = match operation {
            Operation::Arith(op) => u16::from(op.number()) << 3,
            Operation::Test => 0x84,
            Operation::Lea => 0x8a,
            _ => 0x88,
        };
        let (byte, reg, place) = match (src, dst) {
            (Operand::Reg(reg), place) => (row + 1, reg, place),
            _ if operation == Operation::Test => {
                return Err("test takes memory only as the last operand");
            }
            (place, Operand::Reg(reg)) => (row + 3, reg, place),
            _ => return Err(TWO_IN_MEMORY),
        };
        self.place(Opcode { byte, reg: reg.id.number(), imm_size: 0 }, place)
    }

    /// The immediate forms of `mov`, `movabs`, `push`, `test` and arithmetic.
    fn immediate(&mut self, operation: Operation, dst: Option<&Operand>) -> Offered {
        let number = match dst {
            Some(Operand::Reg(reg)) => Some(reg.id.number()),
            _ => None,
        };
        if let (Operation::Movabs, Some(reg)) = (operation, number) {
            self.in_opcode(0xb8, 8, reg);
            return Ok(());
        }
        if i32::try_from(self.imm).is_err() {
            return Err("an immediate lies between -0x80000000 and 0x7fffffff; movabs takes 8 bytes");
        }
        let short = !self.relocations.immediate && i8::try_from(self.imm).is_ok();
        let Some(dst) = dst else {
            self.plain(0x68, 4);
            if short {
                self.plain(0x6a, 1);
            }
            return Ok(());
        };
        let (byte, reg, in_rax) = match operation {
            Operation::Arith(op) => (0x81, op.number(), u16::from(op.number()) << 3 | 5),
            Operation::Test => (0xf7, 0, 0xa9),
            _ => (0xc7, 0, 0xb8),
        };
        self.place(Opcode { byte, reg, imm_size: 4 }, dst)?;
        if short && byte == 0x81 {
            self.place(Opcode { byte: 0x83, reg, imm_size: 1 }, dst)?;
        }
        match number {
            Some(number) if byte == 0xc7 && self.width == Width::Long => self.in_opcode(in_rax, 4, number),
            Some(0) if byte != 0xc7 => self.in_opcode(in_rax, 4, 0),
            _ => {}
        }
        Ok(())
    }

    fn one_operand(&mut self, operation: Operation, place: &Operand) -> Offered {
        let (byte, reg, short) = match operation {
            Operation::Push => (0xff, 6, 0x50),
            Operation::Pop => (0x8f, 0, 0x58),
            Operation::Dec => (0xff, 1, 0),
            _ => (0xff, 0, 0),
        };
        if short != 0 {
            self.width = Width::Long;
        }
        self.place(Opcode { byte, reg, imm_size: 0 }, place)?;
        if let (Operand::Reg(reg), 1..) = (place, short) {
            self.in_opcode(short, 0, reg.id.number());
        }
        Ok(())
    }

    fn privileged(&mut self, op: PrivilegedOp, src: Option<&Operand>) -> Offered {
        self.width = Width::Long;
        let (byte, reg) = match op {
            PrivilegedOp::Lgdt => (0x010f, 2),
            PrivilegedOp::Load(MmuReg::Cr3) => (0x220f, 3),
            PrivilegedOp::Load(segment) => (0x8e, segment.number()),
            PrivilegedOp::Hlt => (0xf4, 0),
            PrivilegedOp::Cli => (0xfa, 0),
            PrivilegedOp::Sti => (0xfb, 0),
            PrivilegedOp::Wrmsr => (0x300f, 0),
        };
        match (op, src) {
            (PrivilegedOp::Lgdt, Some(place @ Operand::Mem(_)))
            | (PrivilegedOp::Load(_), Some(place @ Operand::Reg(_))) => {
                self.place(Opcode { byte, reg, imm_size: 0 }, place)
            }
            (PrivilegedOp::Lgdt, _) => Err("lgdt takes a memory operand, such as 0x8(%rbp)"),
            (PrivilegedOp::Load(_), _) => Err("this register is loaded from a register, such as %rax"),
            (_, Some(_)) => Err("this instruction takes no operand"),
            _ => {
                self.plain(byte, 0);
                Ok(())
            }
        }
    }

    /// An opcode without operands apart from the immediate, 8 bytes wide without REX.W.
    fn plain(&mut self, byte: u16, imm_size: u8) {
        self.width = Width::Long;
        self.in_opcode(byte, imm_size, 0);
    }

    /// An opcode of `size` bytes, behind which comes a distance of `distance` bytes.
    fn branch(&mut self, opcode: i64, size: u8, distance: u8) {
        let mut form = Form::default();
        form.put(opcode, size);
        self.offer(form, distance);
    }

    /// An opcode whose low three bits name the register, or that implies it.
    #[inline(never)]
    fn in_opcode(&mut self, byte: u16, imm_size: u8, reg: u8) {
        let mut form = self.start(Opcode { byte: byte | u16::from(reg & 7), reg: 0, imm_size }, reg);
        form.put(self.imm, imm_size);
        self.offer(form, 0);
    }

    /// Each way to write `operand` beside an opcode.
    #[inline(never)]
    fn place(&mut self, opcode: Opcode, operand: &Operand) -> Offered {
        let (base, disp) = match *operand {
            Operand::Imm(_) => return Err("an immediate is not a place"),
            Operand::Reg(reg) => {
                self.modrm(opcode, 3 << 6, reg.id.number(), 0, 0);
                return Ok(());
            }
            Operand::Mem(Mem { base, disp }) => (base, disp),
        };
        let Some(base) = base else {
            u32::try_from(disp).map_err(|_| "a memory address lies between 0 and 0xffffffff")?;
            self.modrm(opcode, 0, 5, disp, 4);
            self.modrm(opcode, 0, 4 | NO_BASE, disp, 4);
            return Ok(());
        };
        i32::try_from(disp).map_err(|_| "a displacement lies between -0x80000000 and 0x7fffffff")?;
        let rm = base.id.number();
        let short = !self.relocations.displacement;
        if short && disp == 0 && rm & 7 != 5 {
            self.modrm(opcode, 0, rm, 0, 0);
        }
        if short && i8::try_from(disp).is_ok() {
            self.modrm(opcode, 1 << 6, rm, disp, 1);
        }
        self.modrm(opcode, 2 << 6, rm, disp, 4);
        Ok(())
    }

    /// One form with a ModRM byte, of which `mode` is the upper two bits and `rm` the lower three. A base of
    /// number 4 needs a SIB byte.
    #[inline(never)]
    fn modrm(&mut self, opcode: Opcode, mode: u8, rm: u8, disp: i64, disp_size: u8) {
        let mut form = self.start(opcode, rm & 15);
        form.put(i64::from(mode | (opcode.reg & 7) << 3 | rm & 7), 1);
        if mode != 3 << 6 && rm & 7 == 4 {
            form.put(if rm & NO_BASE == 0 { 0x24 } else { 0x25 }, 1);
        }
        form.put(disp, disp_size);
        form.put(self.imm, opcode.imm_size);
        self.offer(form, 0);
    }

    /// REX, if one is needed for the register or base `rm`, and the opcode.
    #[inline(never)]
    fn start(&self, opcode: Opcode, rm: u8) -> Form {
        let mut form = Form::default();
        let wide = u8::from(self.width == Width::Quad) << 3;
        let bits = wide | (opcode.reg >> 3) << 2 | rm >> 3;
        if bits != 0 {
            form.put(i64::from(0x40 | bits), 1);
        }
        form.put(i64::from(opcode.byte), 1 + u8::from(opcode.byte > 0xff));
        form
    }

    /// Keeps `form`, to which `distance` bytes are yet to come, if it is the best so far.
    ///
    /// Distances count from the next instruction and wrap around modulo 2^32. That to the library takes 4
    /// bytes: the library stays where it is when the program moves.
    #[inline(never)]
    fn offer(&mut self, mut form: Form, distance: u8) {
        let size = u64::from(form.size + distance);
        self.chosen.longest = self.chosen.longest.max(size);
        let end = self.address.wrapping_add(self.length.unwrap_or(size));
        let away = i64::from((self.target as u32).wrapping_sub(end as u32) as i32);
        if distance == 1 && (i8::try_from(away).is_err() || Library::at(self.target).is_some()) {
            return;
        }
        form.put(away, distance);
        let best = self.chosen.best.size();
        if best == 0 || self.length != Some(best) && (self.length == Some(size) || size < best) {
            self.chosen.best = form;
        }
    }
}

impl Form {
    pub(super) fn size(&self) -> u64 {
        u64::from(self.size)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.size)).unwrap_or_default()
    }

    /// Appends the low `size` bytes of a number, the lowest first.
    #[inline(never)]
    fn put(&mut self, value: i64, size: u8) {
        let free = self.bytes.iter_mut().skip(usize::from(self.size));
        for (place, byte) in free.zip(value.to_le_bytes()).take(usize::from(size)) {
            *place = byte;
        }
        self.size += size;
    }
}

//! The different byte strings that mean the same instruction, and the choice among them.
//!
//! ```text
//! REX  opcode  ModRM  SIB  displacement  immediate or distance
//!  0-1    1-2    0-1  0-1         0 1 4            0 1 4 8      bytes
//! ```

use super::error::EncodeError;
use super::inst::{Inst, Mem, Operand};
use super::mnemonic::Operation;
use super::parts::Parts;
use super::reg::{Reg, Width};

/// The forms of one instruction at one address: each is offered, one is kept.
pub(super) struct Forms {
    address: u64,
    /// The bytes to fill, if they are given.
    length: Option<u64>,
    target: u64,
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

/// What stands around the operand that ModRM or the opcode names.
#[derive(Clone, Copy)]
struct Frame {
    /// REX.W follows from it.
    width: Width,
    opcode: u8,
    /// The ModRM reg field: a register number or an opcode extension, 0..=15.
    reg: u8,
    imm: i64,
    imm_size: u8,
}

const TWO_IN_MEMORY: &str =
    "x86 takes at most one memory operand; move the value through a register, such as %eax";

impl Forms {
    /// The forms of `inst` at `address`, in all or in `length` bytes.
    #[inline(never)]
    pub(super) fn of(inst: &Inst, address: u64, length: Option<u64>) -> Result<Forms, EncodeError> {
        let parts = inst.parts();
        check(&parts).map_err(|reason| EncodeError::Operands { reason })?;
        let best = Form::default();
        let mut forms = Forms { address, length, target: parts.target, best, longest: 0 };
        match forms.offer_all(&parts) {
            Ok(()) => Ok(forms),
            Err(reason) => Err(EncodeError::Operands { reason: reason.to_owned() }),
        }
    }

    fn offer_all(&mut self, parts: &Parts) -> Result<(), &'static str> {
        match (parts.operation, parts.src, parts.dst) {
            (Operation::Jump, ..) => self.branch(&[0xeb], &[0xe9]),
            (Operation::JumpIf(condition), ..) => {
                let bits = condition.number();
                self.branch(&[0x70 | bits], &[0x0f, 0x80 | bits]);
            }
            (Operation::Call, ..) => self.branch(&[], &[0xe8]),
            (_, Some(Operand::Imm(value)), dst) => self.immediate(parts, value, dst)?,
            (_, Some(src), Some(dst)) => self.two_operands(parts, src, dst)?,
            (Operation::Push, Some(place), _) => self.stack(0xff, 6, 0x50, place)?,
            (Operation::Pop, _, Some(place)) => self.stack(0x8f, 0, 0x58, place)?,
            (operation, _, Some(place)) => {
                let reg = u8::from(operation == Operation::Dec);
                self.place(&Frame::of(parts.width, 0xff, reg), place)?;
            }
            (Operation::Ret, ..) => self.plain(0xc3),
            (Operation::Leave, ..) => self.plain(0xc9),
            _ => self.plain(0x90),
        }
        Ok(())
    }

    fn two_operands(&mut self, parts: &Parts, src: Operand, dst: Operand) -> Result<(), &'static str> {
        let row = match parts.operation {
            Operation::Arith(op) => op.number() << 3,
            Operation::Test => 0x84,
            Operation::Lea => 0x8a,
            _ => 0x88,
        };
        let (opcode, reg, place) = match (src, dst) {
            (Operand::Reg(reg), place) => (row | 1, reg, place),
            _ if parts.operation == Operation::Test => {
                return Err("test takes memory only as the last operand");
            }
            (place, Operand::Reg(reg)) => (row + 3, reg, place),
            _ => return Err(TWO_IN_MEMORY),
        };
        self.place(&Frame::of(parts.width, opcode, reg.id.number()), place)
    }

    /// The immediate forms of `mov`, `movabs`, `push`, `test` and arithmetic.
    fn immediate(&mut self, parts: &Parts, value: i64, dst: Option<Operand>) -> Result<(), &'static str> {
        let frame =
            |opcode, reg, imm_size| Frame { imm: value, imm_size, ..Frame::of(parts.width, opcode, reg) };
        let reg = match dst {
            Some(Operand::Reg(reg)) => Some(reg.id.number()),
            _ => None,
        };
        if let (Operation::Movabs, Some(reg)) = (parts.operation, reg) {
            self.in_opcode(&frame(0xb8, 0, 8), reg);
            return Ok(());
        }
        if i32::try_from(value).is_err() {
            return Err("an immediate lies between -0x80000000 and 0x7fffffff; movabs takes 8 bytes");
        }
        let short = i8::try_from(value).is_ok();
        let Some(dst) = dst else {
            let push = |opcode, imm_size| Frame { width: Width::Long, ..frame(opcode, 0, imm_size) };
            self.in_opcode(&push(0x68, 4), 0);
            if short {
                self.in_opcode(&push(0x6a, 1), 0);
            }
            return Ok(());
        };
        match parts.operation {
            Operation::Arith(op) => {
                self.place(&frame(0x81, op.number(), 4), dst)?;
                if short {
                    self.place(&frame(0x83, op.number(), 1), dst)?;
                }
                if reg == Some(0) {
                    self.in_opcode(&frame(op.number() << 3 | 5, 0, 4), 0);
                }
            }
            Operation::Test => {
                self.place(&frame(0xf7, 0, 4), dst)?;
                if reg == Some(0) {
                    self.in_opcode(&frame(0xa9, 0, 4), 0);
                }
            }
            _ => {
                self.place(&frame(0xc7, 0, 4), dst)?;
                if let (Some(reg), Width::Long) = (reg, parts.width) {
                    self.in_opcode(&frame(0xb8, 0, 4), reg);
                }
            }
        }
        Ok(())
    }

    /// `push` and `pop`, which are 8 bytes wide without REX.W.
    fn stack(&mut self, opcode: u8, reg: u8, short: u8, place: Operand) -> Result<(), &'static str> {
        self.place(&Frame::of(Width::Long, opcode, reg), place)?;
        if let Operand::Reg(reg) = place {
            self.in_opcode(&Frame::of(Width::Long, short, 0), reg.id.number());
        }
        Ok(())
    }

    fn plain(&mut self, opcode: u8) {
        self.in_opcode(&Frame::of(Width::Long, opcode, 0), 0);
    }

    /// A near and a far jump; without a near opcode only the far one.
    fn branch(&mut self, near: &[u8], far: &[u8]) {
        for (opcode, size) in [(near, 1), (far, 4)] {
            let mut form = Form::default();
            opcode.iter().for_each(|byte| form.put(i64::from(*byte), 1));
            if form.size > 0 {
                self.offer(form, size);
            }
        }
    }

    /// An opcode whose low three bits name the register, or that names none.
    #[inline(never)]
    fn in_opcode(&mut self, frame: &Frame, reg: u8) {
        let mut form = frame.start(reg, reg & 7);
        form.put(frame.imm, frame.imm_size);
        self.offer(form, 0);
    }

    /// Each way to write `operand` in a frame.
    #[inline(never)]
    fn place(&mut self, frame: &Frame, operand: Operand) -> Result<(), &'static str> {
        match operand {
            Operand::Imm(_) => return Err("an immediate is not a place"),
            Operand::Reg(reg) => self.modrm(frame, 3, reg.id.number(), None, (0, 0)),
            Operand::Mem(Mem { base: None, disp }) => {
                u32::try_from(disp).map_err(|_| "a memory address lies between 0 and 0xffffffff")?;
                self.modrm(frame, 0, 5, None, (disp, 4));
                self.modrm(frame, 0, 4, Some(0x25), (disp, 4));
            }
            Operand::Mem(Mem { base: Some(base), disp }) => {
                i32::try_from(disp).map_err(|_| "a displacement lies between -0x80000000 and 0x7fffffff")?;
                let rm = base.id.number();
                let sib = (rm & 7 == 4).then_some(0x24);
                if disp == 0 && rm & 7 != 5 {
                    self.modrm(frame, 0, rm, sib, (0, 0));
                }
                if i8::try_from(disp).is_ok() {
                    self.modrm(frame, 1, rm, sib, (disp, 1));
                }
                self.modrm(frame, 2, rm, sib, (disp, 4));
            }
        }
        Ok(())
    }

    /// One form with a ModRM byte; `disp` is a displacement and its bytes.
    #[inline(never)]
    fn modrm(&mut self, frame: &Frame, mode: u8, rm: u8, sib: Option<u8>, disp: (i64, u8)) {
        let mut form = frame.start(rm, 0);
        form.put(i64::from(mode << 6 | (frame.reg & 7) << 3 | rm & 7), 1);
        if let Some(sib) = sib {
            form.put(i64::from(sib), 1);
        }
        form.put(disp.0, disp.1);
        form.put(frame.imm, frame.imm_size);
        self.offer(form, 0);
    }

    /// Keeps `form`, to which `distance` bytes are yet to come, if it is the best so far.
    ///
    /// Distances count from the next instruction and wrap around modulo 2^32.
    #[inline(never)]
    fn offer(&mut self, mut form: Form, distance: u8) {
        let size = u64::from(form.size + distance);
        self.longest = self.longest.max(size);
        let end = self.address.wrapping_add(self.length.unwrap_or(size));
        let away = i64::from((self.target as u32).wrapping_sub(end as u32) as i32);
        if distance == 1 && i8::try_from(away).is_err() {
            return;
        }
        form.put(away, distance);
        let best = u64::from(self.best.size);
        if best == 0 || self.length != Some(best) && (self.length == Some(size) || size < best) {
            self.best = form;
        }
    }
}

impl Form {
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

impl Frame {
    /// A frame without an immediate.
    fn of(width: Width, opcode: u8, reg: u8) -> Frame {
        Frame { width, opcode, reg, imm: 0, imm_size: 0 }
    }

    /// REX, if one is needed for the register or base `rm`, and the opcode with `low` bits.
    fn start(&self, rm: u8, low: u8) -> Form {
        let mut form = Form::default();
        let wide = u8::from(self.width == Width::Quad) << 3;
        let bits = wide | (self.reg >> 3) << 2 | rm >> 3;
        if bits != 0 {
            form.put(i64::from(0x40 | bits), 1);
        }
        form.put(i64::from(self.opcode | low), 1);
        form
    }
}

/// Whether destinations are places, registers are as wide as the instruction, and targets are addresses of code.
fn check(parts: &Parts) -> Result<(), String> {
    if u32::try_from(parts.target).is_err() {
        return Err("code lies between 0 and 0xffffffff".into());
    }
    if let Some(Operand::Imm(_)) = parts.dst {
        return Err("an immediate ($) cannot be the last operand, the destination: sources come first".into());
    }
    let width = parts.width;
    for operand in [parts.src, parts.dst].into_iter().flatten() {
        if let Operand::Reg(reg) = operand
            && reg.width != width
        {
            let right = Reg { id: reg.id, width };
            let (is, wants) = (reg.width.bytes(), width.bytes());
            return Err(format!("{reg} holds {is} bytes where {wants} are moved: write {right}"));
        }
    }
    Ok(())
}

//! The opcodes: each instruction's forms.

use super::error::EncodeError;
use super::form::{Form, accumulator, in_opcode};
use super::frame::{Frame, imm32};
use super::inst::{Inst, Mem, Operand};
use super::operation::ArithOp;
use super::reg::{Reg, RegId, Width};

impl Inst {
    /// Every form, shortest first, at least one.
    pub(super) fn forms(&self) -> Result<Vec<Form>, EncodeError> {
        self.check_operands()?;
        let forms = match self {
            Inst::Mov { width, src, dst } => mov(*width, src, dst)?,
            Inst::Movabs { imm, dst } => vec![movabs(*imm, *dst)],
            Inst::Lea { src, dst } => lea(src, *dst)?,
            Inst::Arith { op, width, src, dst } => arith(*op, *width, src, dst)?,
            Inst::Test { width, src, dst } => test(*width, src, dst)?,
            Inst::Inc { width, dst } => extended(*width, 0xff, 0, dst)?,
            Inst::Dec { width, dst } => extended(*width, 0xff, 1, dst)?,
            Inst::Push { src } => push(src)?,
            Inst::Pop { dst } => pop(dst)?,
            Inst::Jump { target } => vec![Form::rel8(0xeb, *target), Form::rel32(&[0xe9], *target)],
            Inst::JumpIf { condition, target } => {
                let bits = condition.number();
                let near = Form::rel32(&[0x0f, 0x80 | bits], *target);
                vec![Form::rel8(0x70 | bits, *target), near]
            }
            Inst::Call { target } => vec![Form::rel32(&[0xe8], *target)],
            Inst::Ret => vec![Form::of(vec![0xc3])],
            Inst::Leave => vec![Form::of(vec![0xc9])],
            Inst::Nop => vec![Form::of(vec![0x90])],
        };
        Ok(shortest_first(forms))
    }
}

fn shortest_first(forms: Vec<Form>) -> Vec<Form> {
    let mut sorted: Vec<Form> = Vec::with_capacity(forms.len());
    for form in forms {
        let place = sorted.partition_point(|other| other.size() <= form.size());
        sorted.insert(place, form);
    }
    sorted
}

fn mov(width: Width, src: &Operand, dst: &Operand) -> Result<Vec<Form>, EncodeError> {
    let (opcode, reg, rm) = match (src, dst) {
        (Operand::Imm(value), _) => return mov_imm(width, &imm32(*value)?, dst),
        (Operand::Mem(_), Operand::Reg(reg)) => (0x8b, reg, src),
        (Operand::Reg(reg), _) => (0x89, reg, dst),
        (Operand::Mem(_), _) => return Err(two_memory_operands()),
    };
    Frame { width, opcode, reg: reg.id.number(), imm: &[] }.forms(rm)
}

fn mov_imm(width: Width, imm: &[u8], dst: &Operand) -> Result<Vec<Form>, EncodeError> {
    let mut forms = Frame { width, opcode: 0xc7, reg: 0, imm }.forms(dst)?;
    if let (Operand::Reg(reg), Width::Long) = (dst, width) {
        forms.push(in_opcode(width, 0xb8, *reg, imm));
    }
    Ok(forms)
}

fn movabs(imm: i64, dst: Reg) -> Form {
    in_opcode(Width::Quad, 0xb8, dst, &imm.to_le_bytes())
}

fn lea(src: &Mem, dst: Reg) -> Result<Vec<Form>, EncodeError> {
    let frame = Frame { width: dst.width, opcode: 0x8d, reg: dst.id.number(), imm: &[] };
    frame.forms(&Operand::Mem(*src))
}

fn arith(op: ArithOp, width: Width, src: &Operand, dst: &Operand) -> Result<Vec<Form>, EncodeError> {
    let row = op.number() << 3;
    let (opcode, reg, rm) = match (src, dst) {
        (Operand::Imm(value), _) => return arith_imm(op, width, *value, dst),
        (Operand::Mem(_), Operand::Reg(reg)) => (row | 3, reg, src),
        (Operand::Reg(reg), _) => (row | 1, reg, dst),
        (Operand::Mem(_), _) => return Err(two_memory_operands()),
    };
    Frame { width, opcode, reg: reg.id.number(), imm: &[] }.forms(rm)
}

fn arith_imm(op: ArithOp, width: Width, value: i64, dst: &Operand) -> Result<Vec<Form>, EncodeError> {
    let (reg, imm) = (op.number(), imm32(value)?);
    let mut forms = Frame { width, opcode: 0x81, reg, imm: &imm }.forms(dst)?;
    if let Ok(short) = i8::try_from(value) {
        let imm = short.to_le_bytes();
        forms.extend(Frame { width, opcode: 0x83, reg, imm: &imm }.forms(dst)?);
    }
    if is_rax(dst) {
        forms.push(accumulator(width, reg << 3 | 5, &imm));
    }
    Ok(forms)
}

fn test(width: Width, src: &Operand, dst: &Operand) -> Result<Vec<Form>, EncodeError> {
    match src {
        Operand::Reg(reg) => Frame { width, opcode: 0x85, reg: reg.id.number(), imm: &[] }.forms(dst),
        Operand::Imm(value) => {
            let imm = imm32(*value)?;
            let mut forms = Frame { width, opcode: 0xf7, reg: 0, imm: &imm }.forms(dst)?;
            if is_rax(dst) {
                forms.push(accumulator(width, 0xa9, &imm));
            }
            Ok(forms)
        }
        Operand::Mem(_) => Err(EncodeError::operands("test takes memory only as the last operand")),
    }
}

fn push(src: &Operand) -> Result<Vec<Form>, EncodeError> {
    if let Operand::Imm(value) = src {
        let mut forms = vec![Form::of([vec![0x68], imm32(*value)?.to_vec()].concat())];
        if let Ok(short) = i8::try_from(*value) {
            forms.push(Form::of([vec![0x6a], short.to_le_bytes().to_vec()].concat()));
        }
        return Ok(forms);
    }
    let mut forms = extended(Width::Long, 0xff, 6, src)?;
    if let Operand::Reg(reg) = src {
        forms.push(in_opcode(Width::Long, 0x50, *reg, &[]));
    }
    Ok(forms)
}

fn pop(dst: &Operand) -> Result<Vec<Form>, EncodeError> {
    let mut forms = extended(Width::Long, 0x8f, 0, dst)?;
    if let Operand::Reg(reg) = dst {
        forms.push(in_opcode(Width::Long, 0x58, *reg, &[]));
    }
    Ok(forms)
}

fn extended(width: Width, opcode: u8, extension: u8, rm: &Operand) -> Result<Vec<Form>, EncodeError> {
    Frame { width, opcode, reg: extension, imm: &[] }.forms(rm)
}

fn is_rax(operand: &Operand) -> bool {
    matches!(operand, Operand::Reg(Reg { id: RegId::Rax, .. }))
}

fn two_memory_operands() -> EncodeError {
    EncodeError::operands(
        "x86 takes at most one memory operand; move the value through a register, such as %eax",
    )
}

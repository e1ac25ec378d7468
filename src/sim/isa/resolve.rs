//! A statement, its symbols looked up, becomes an instruction.

use super::argument::{Arg, Kind};
use super::error::Failure;
use super::inst::{Inst, Mem, Operand};
use super::library::Library;
use super::mnemonic::Operation;
use super::operation::{MmuReg, PrivilegedOp};
use super::parse::Statement;
use super::parts::Parts;
use super::program::Program;
use super::range::{CODE_RANGE, address_range, immediate_range};
use super::reg::{Reg, RegId, Width};
use super::value::{unknown, value};

/// The instruction that `statement` means. Whether the machine has it is for
/// [`Inst::encode`] to say.
#[inline(never)]
pub(super) fn resolve(program: &Program, statement: &Statement) -> Result<Inst, Failure> {
    let operation = statement.operation;
    let (first, last) = statement.operands()?;
    for arg in [first, last].into_iter().flatten() {
        if let Kind::Mmu(to) = arg.kind {
            return load(statement, to).ok_or_else(|| {
                let (name, from) = (to.name(), Reg { id: RegId::Rax, width: to.width() });
                let (bits, suffix) = (8 * from.width.bytes(), from.width.suffix());
                arg.place.error(format_args!(
                    "%{name} is loaded from a {bits}-bit register: mov{suffix} {from}, %{name}"
                ))
            });
        }
    }
    let mut parts = Parts::of(operation, statement.width()?);
    if let (Some(arg), true) = (first, parts.is_branch()) {
        parts.target = target(program, arg)?;
    } else if let (Some(arg), None) = (first, last) {
        let operand = operand(program, arg, &parts)?;
        match operation {
            Operation::Push | Operation::Privileged(_) => parts.src = Some(operand),
            _ => parts.dst = Some(operand),
        }
    } else if let (Some(first), Some(last)) = (first, last) {
        if operation == Operation::Movabs && (first.kind, last.kind) != (Kind::Imm, Kind::Reg) {
            return Err(first
                .place
                .error(format_args!("movabs takes an immediate and a register: movabs $0x123456789, %rax")));
        }
        parts.src = Some(operand(program, first, &parts)?);
        parts.dst = Some(operand(program, last, &parts)?);
        if operation == Operation::Test && (first.kind, last.kind) == (Kind::Mem, Kind::Reg) {
            std::mem::swap(&mut parts.src, &mut parts.dst);
        }
    }
    parts.inst().ok_or_else(|| match (first, last) {
        (Some(Arg { kind: Kind::Mem, .. }), Some(last)) => {
            last.place.error(format_args!("lea puts an address in a register, such as %rax"))
        }
        _ => first
            .map_or(statement.place, |arg| arg.place)
            .error(format_args!("lea takes the address of a memory operand, such as 0x8(%rbp)")),
    })
}

fn load(statement: &Statement, to: MmuReg) -> Option<Inst> {
    let [Arg { kind: Kind::Reg, reg: Some(reg), .. }, Arg { kind: Kind::Mmu(_), .. }] = statement.args else {
        return None;
    };
    let wide = statement.suffix.is_none_or(|suffix| suffix == to.width());
    let fits = statement.operation == Operation::Mov && wide && reg.width == to.width();
    let src = fits.then_some(Operand::Reg(reg))?;
    Some(Inst::Privileged { op: PrivilegedOp::Load(to), src: Some(src) })
}

/// Whether every name in `statement` is known. Names are the same wherever the code comes to lie, so this is asked once,
/// before the rounds in which addresses settle.
pub(super) fn check_names(program: &Program, statement: &Statement) -> Result<(), Failure> {
    let branches = Parts::of(statement.operation, Width::Quad).is_branch();
    for arg in &statement.args {
        let known = arg.symbol.is_empty()
            || program.get(arg.symbol).is_some()
            || branches && Library::named(arg.symbol).is_some();
        if !known {
            return Err(unknown(program, arg));
        }
    }
    Ok(())
}

impl<'a> Statement<'a> {
    /// The operands, as many as the operation takes.
    fn operands(&self) -> Result<(Option<&Arg<'a>>, Option<&Arg<'a>>), Failure> {
        let (count, wanted) = match self.operation {
            Operation::Privileged(PrivilegedOp::Lgdt) => (1, "one operand"),
            Operation::Ret | Operation::Leave | Operation::Nop | Operation::Privileged(_) => {
                (0, "no operand")
            }
            Operation::Jump | Operation::Call | Operation::JumpIf(_) => (1, "one target"),
            Operation::Push | Operation::Pop | Operation::Inc | Operation::Dec => (1, "one operand"),
            _ => (2, "two operands, the source first"),
        };
        let (found, [first, last]) = (self.count, &self.args);
        if found != count {
            let name = self.mnemonic;
            return Err(self.place.error(format_args!("{name} takes {wanted}, and this has {found}")));
        }
        Ok(((count > 0).then_some(first), (count > 1).then_some(last)))
    }

    /// The width that the suffix gives, else the registers; 8 bytes where there is no choice.
    fn width(&self) -> Result<Width, Failure> {
        if !self.operation.is_sized() || matches!(self.operation, Operation::Push | Operation::Pop) {
            return Ok(Width::Quad);
        }
        let mut agreed = self.suffix;
        for arg in &self.args {
            let (Kind::Reg, Some(reg)) = (arg.kind, arg.reg) else { continue };
            let width = *agreed.get_or_insert(reg.width);
            if width != reg.width {
                let (name, right) = (self.mnemonic, Reg { id: reg.id, width });
                let (moves, holds) = (width.bytes(), reg.width.bytes());
                return Err(arg.place.error(format_args!(
                    "{name} moves {moves} bytes here, but {reg} holds {holds}: write {right}"
                )));
            }
        }
        agreed.ok_or_else(|| {
            let name = self.mnemonic;
            self.place.error(format_args!(
                "nothing says how many bytes {name} moves: write {name}l for 4 or {name}q for 8"
            ))
        })
    }
}

#[inline(never)]
fn operand(program: &Program, arg: &Arg, parts: &Parts) -> Result<Operand, Failure> {
    if let (Kind::Reg, Some(reg)) = (arg.kind, arg.reg) {
        return Ok(Operand::Reg(reg));
    }
    let range = match arg.kind {
        Kind::Imm => immediate_range(parts.operation, parts.width),
        _ => address_range(arg.reg),
    };
    let value = value(program, arg, range)?;
    Ok(match (arg.kind, parts.width) {
        (Kind::Mem, _) => Operand::Mem(Mem { base: arg.reg, disp: value }),
        (_, Width::Long) => Operand::Imm(i64::from(value as i32)),
        _ => Operand::Imm(value),
    })
}

fn target(program: &Program, arg: &Arg) -> Result<u64, Failure> {
    if arg.kind != Kind::Mem || arg.reg.is_some() {
        return Err(arg
            .place
            .error(format_args!("the target is a label or an address, such as loop or 0x10")));
    }
    if let (Some(routine), None) = (Library::named(arg.symbol), program.get(arg.symbol)) {
        return Ok(routine.entry());
    }
    value(program, arg, CODE_RANGE).map(|target| target as u64)
}

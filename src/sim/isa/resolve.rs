//! A statement, its symbols looked up, becomes an instruction.

use super::argument::Arg;
use super::cursor::Place;
use super::error::AsmError;
use super::inst::{Inst, Mem, Operand};
use super::library::Library;
use super::mnemonic::Operation;
use super::parse::Statement;
use super::reg::{Reg, Width};
use super::symbols::Symbols;
use super::value::{displacement, immediate, value};

/// The instruction that `statement` means. Whether the machine has it is for
/// [`Inst::encode`] to say.
pub(super) fn resolve(statement: &Statement, symbols: &Symbols) -> Result<Inst, AsmError> {
    let operation = statement.operation;
    let resolver = Resolver { statement, symbols };
    match operation {
        Operation::Ret => resolver.bare(Inst::Ret),
        Operation::Leave => resolver.bare(Inst::Leave),
        Operation::Nop => resolver.bare(Inst::Nop),
        Operation::Jump => Ok(Inst::Jump { target: resolver.target()? }),
        Operation::Call => Ok(Inst::Call { target: resolver.target()? }),
        Operation::JumpIf(condition) => Ok(Inst::JumpIf { condition, target: resolver.target()? }),
        Operation::Push | Operation::Pop | Operation::Inc | Operation::Dec => resolver.one_operand(operation),
        _ => resolver.two_operands(operation),
    }
}

/// Whether every name in `statement` is known. Names are the same wherever the code comes to lie, so this is asked once,
/// before the rounds in which addresses settle.
pub(super) fn check_names(statement: &Statement, symbols: &Symbols) -> Result<(), AsmError> {
    let branches = matches!(statement.operation, Operation::Jump | Operation::Call | Operation::JumpIf(_));
    statement.args.iter().try_for_each(|(arg, _)| match arg {
        Arg::Imm(expr) | Arg::Mem { disp: expr, .. } => {
            let routine =
                expr.symbol.as_ref().filter(|_| branches).and_then(|(name, _)| Library::named(name));
            if routine.is_some() { Ok(()) } else { value(symbols, expr).map(|_| ()) }
        }
        Arg::Reg(_) => Ok(()),
    })
}

struct Resolver<'a> {
    statement: &'a Statement,
    symbols: &'a Symbols,
}

type Args<'a, const N: usize> = [&'a (Arg, Place); N];

impl<'a> Resolver<'a> {
    fn bare(&self, inst: Inst) -> Result<Inst, AsmError> {
        self.args::<0>("no operand").map(|_| inst)
    }

    fn one_operand(&self, operation: Operation) -> Result<Inst, AsmError> {
        let [arg] = self.args("one operand")?;
        match operation {
            Operation::Push => Ok(Inst::Push { src: self.operand(arg, Width::Quad)? }),
            Operation::Pop => Ok(Inst::Pop { dst: self.operand(arg, Width::Quad)? }),
            _ => {
                let width = self.width()?;
                let dst = self.operand(arg, width)?;
                match operation {
                    Operation::Inc => Ok(Inst::Inc { width, dst }),
                    _ => Ok(Inst::Dec { width, dst }),
                }
            }
        }
    }

    fn two_operands(&self, operation: Operation) -> Result<Inst, AsmError> {
        let [first, last] = self.args("two operands, the source first")?;
        match operation {
            Operation::Movabs => return self.movabs(first, last),
            Operation::Lea => return self.lea(first, last),
            _ => {}
        }
        let width = self.width()?;
        let src = self.operand(first, width)?;
        let dst = self.operand(last, width)?;
        match (operation, src, dst) {
            (Operation::Arith(op), _, _) => Ok(Inst::Arith { op, width, src, dst }),
            (Operation::Test, Operand::Mem(_), Operand::Reg(_)) => {
                Ok(Inst::Test { width, src: dst, dst: src })
            }
            (Operation::Test, _, _) => Ok(Inst::Test { width, src, dst }),
            _ => Ok(Inst::Mov { width, src, dst }),
        }
    }

    fn movabs(&self, first: &(Arg, Place), last: &(Arg, Place)) -> Result<Inst, AsmError> {
        let (Arg::Imm(expr), Arg::Reg(dst)) = (&first.0, &last.0) else {
            return Err(first.1.error("movabs takes an immediate and a register: movabs $0x123456789, %rax"));
        };
        let value = value(self.symbols, expr)?;
        let bits = i64::try_from(value).or(u64::try_from(value).map(|bits| bits as i64));
        let imm = bits.map_err(|_| first.1.error("an immediate has at most 64 bits"))?;
        Ok(Inst::Movabs { imm, dst: *dst })
    }

    fn lea(&self, first: &(Arg, Place), last: &(Arg, Place)) -> Result<Inst, AsmError> {
        let width = self.width()?;
        match (self.operand(first, width)?, self.operand(last, width)?) {
            (Operand::Mem(src), Operand::Reg(dst)) => Ok(Inst::Lea { src, dst }),
            (Operand::Mem(_), _) => Err(last.1.error("lea puts an address in a register, such as %rax")),
            _ => Err(first.1.error("lea takes the address of a memory operand, such as 0x8(%rbp)")),
        }
    }

    fn args<const N: usize>(&self, wanted: &str) -> Result<Args<'a, N>, AsmError> {
        let args: Vec<&(Arg, Place)> = self.statement.args.iter().collect();
        let found = args.len();
        args.try_into().map_err(|_| {
            let name = &self.statement.mnemonic;
            self.statement.place.error(format!("{name} takes {wanted}, and this has {found}"))
        })
    }

    fn operand(&self, (arg, place): &(Arg, Place), width: Width) -> Result<Operand, AsmError> {
        match arg {
            Arg::Reg(reg) => Ok(Operand::Reg(*reg)),
            Arg::Imm(expr) => {
                let value = immediate(value(self.symbols, expr)?, width);
                value.map(Operand::Imm).map_err(|message| place.error(message))
            }
            Arg::Mem { base, disp } => {
                let value = value(self.symbols, disp)?;
                let disp = displacement(value, *base).map_err(|message| place.error(message))?;
                Ok(Operand::Mem(Mem { base: *base, disp }))
            }
        }
    }

    /// The width that the suffix gives, else the registers.
    fn width(&self) -> Result<Width, AsmError> {
        let name = &self.statement.mnemonic;
        let mut agreed = self.statement.suffix;
        for (arg, place) in &self.statement.args {
            let Arg::Reg(reg) = arg else { continue };
            let width = *agreed.get_or_insert(reg.width);
            if width != reg.width {
                let right = Reg { id: reg.id, width };
                let (moves, holds) = (width.bytes(), reg.width.bytes());
                return Err(place.error(format!(
                    "{name} moves {moves} bytes here, but {reg} holds {holds}: write {right}"
                )));
            }
        }
        agreed.ok_or_else(|| {
            self.statement.place.error(format!(
                "nothing says how many bytes {name} moves: write {name}l for 4 or {name}q for 8"
            ))
        })
    }

    fn target(&self) -> Result<u64, AsmError> {
        let [(arg, place)] = self.args("one target")?;
        let Arg::Mem { base: None, disp } = arg else {
            return Err(place.error("the target is a label or an address, such as loop or 0x10"));
        };
        let library = |(name, _): &(String, Place)| match self.symbols.get(name).is_some() {
            true => None,
            false => Library::named(name).map(Library::entry),
        };
        if let Some(entry) = disp.symbol.as_ref().and_then(library) {
            return Ok(entry);
        }
        let target = u32::try_from(value(self.symbols, disp)?);
        target.map(u64::from).map_err(|_| place.error("code lies between 0 and 0xffffffff"))
    }
}

//! Moving a program: the loader rewrites every address in it for the place where it is put.
//!
//! ```text
//!  assembled at 0                     put at 0x4000
//!  0x0: movl 0x1000, %eax             0x4000: movl 0x5000, %eax       address: moves
//!  0x6: addl 0x8(%rbp), %eax          0x4006: addl 0x8(%rbp), %eax    plain numbers stay
//!  0x9: jmp 0x0                       0x4009: jmp 0x4000              relative: the same bytes
//!  0xb: call malloc                   0x400b: call malloc             the library stays: other bytes
//! ```

use super::argument::Kind;
use super::inst::Operand;
use super::library::Library;
use super::listing::{Line, Listing};
use super::mnemonic::Operation;
use super::parse::Statement;
use super::range::{CODE_RANGE, Range, address_range, immediate_range};
use super::reg::Width;

/// Which numbers of an instruction are addresses because they came from a name (`$x`, `x(%rcx)`).
///
/// Such a number takes all its bytes, however small it is, so that another address fits in its place. Addresses that
/// show in the instruction itself, targets and memory operands without a base, are not noted here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relocations {
    /// The immediate.
    pub immediate: bool,
    /// What a memory operand adds to its base.
    pub displacement: bool,
}

impl Statement<'_> {
    pub(super) fn relocations(&self) -> Relocations {
        let mut relocations = Relocations::default();
        for arg in self.args.iter().filter(|arg| !arg.symbol.is_empty()) {
            relocations.immediate |= arg.kind == Kind::Imm;
            relocations.displacement |= arg.reg.is_some();
        }
        relocations
    }
}

impl Listing {
    /// The program as it reads when it lies `by` bytes higher, `by` at most 4 GiB.
    ///
    /// Addresses move: those of the lines and symbols, targets, memory operands without a base, and numbers that came
    /// from a name ([`Line::relocations`]). Entries of the [`Library`], plain immediates and plain displacements stay.
    /// Every line keeps its length. The error names the line or symbol whose address would be too large, or whose
    /// target would hit an entry.
    pub fn relocated(&self, by: u64) -> Result<Listing, String> {
        let mut lines = Vec::new();
        for line in &self.lines {
            let mut moved = line.clone();
            moved.relocate(by).map_err(|reason| {
                let Line { source_line, text, .. } = line;
                format!("line {source_line}, `{text}`, cannot move up by {by:#x}: {reason}")
            })?;
            moved.text = moved.inst.text(&self.symbols);
            lines.push(moved);
        }
        Ok(Listing { lines, symbols: self.symbols.moved(by)? })
    }
}

impl Line {
    fn relocate(&mut self, by: u64) -> Result<(), &'static str> {
        let end = self.address.saturating_add(self.length);
        moved(end.into(), by, CODE_RANGE)?;
        self.address = self.address.saturating_add(by);
        let mut parts = self.inst.parts();
        if parts.is_branch() && Library::at(parts.target).is_none() {
            parts.target = moved(parts.target.into(), by, CODE_RANGE)? as u64;
            if Library::at(parts.target).is_some() {
                return Err("its target would come to lie where the library has an entry");
            }
        }
        let (operation, width) = (parts.operation, parts.width);
        for operand in [&mut parts.src, &mut parts.dst].into_iter().flatten() {
            match operand {
                Operand::Imm(number) if self.relocations.immediate => {
                    *number = moved_immediate(*number, by, operation, width)?;
                }
                Operand::Mem(mem) if mem.base.is_none() || self.relocations.displacement => {
                    mem.disp = moved(mem.disp.into(), by, address_range(mem.base))?;
                }
                _ => {}
            }
        }
        self.inst = parts.inst().unwrap_or(self.inst);
        Ok(())
    }
}

fn moved_immediate(number: i64, by: u64, operation: Operation, width: Width) -> Result<i64, &'static str> {
    match (operation, width) {
        // 8 bytes hold whatever number the program makes of an address.
        (Operation::Movabs, _) => Ok(number.wrapping_add(by as i64)),
        // 4 bytes are kept as a signed number; an address is not negative.
        (_, Width::Long) => {
            let address = i128::from(number as u32);
            moved(address, by, immediate_range(operation, width)).map(|sum| i64::from(sum as i32))
        }
        _ => moved(number.into(), by, immediate_range(operation, width)),
    }
}

/// A number higher by `by`, if it lies in the range.
#[inline(never)]
fn moved(number: i128, by: u64, (least, most, message): Range) -> Result<i64, &'static str> {
    let sum = number + i128::from(by);
    match i128::from(least) <= sum && sum <= i128::from(most) {
        true => Ok(sum as i64),
        false => Err(message),
    }
}

#[cfg(test)]
mod tests {
    use super::super::assemble;
    use super::*;

    const SOURCE: &str = "main: movl x, %eax
        addq $x, %rdi
        addq $8, %rdi
        movl $main, 8(%rbp)
        cmpl $7, x+4(%rcx)
        push $x
        movabs $x, %rax
        lgdt x
        call malloc
        jmp main
        x = 0x10";

    fn lines(listing: &Listing) -> Vec<String> {
        listing
            .lines
            .iter()
            .map(|line| format!("{:#x}+{} {}", line.address, line.length, line.text))
            .collect()
    }

    fn moved(source: &str, by: u64) -> Result<Listing, String> {
        assemble(source, 0).map_err(|error| error.to_string())?.relocated(by)
    }

    #[test]
    fn addresses_move_and_numbers_stay() {
        let expected = [
            "0x4000+6 movl 0x4010, %eax",
            "0x4006+7 addq $0x4010, %rdi",
            "0x400d+4 addq $0x8, %rdi",
            "0x4011+7 movl $0x4000, 0x8(%rbp)",
            "0x4018+7 cmpl $0x7, 0x4014(%rcx)",
            "0x401f+5 pushq $0x4010",
            "0x4024+10 movabs $0x4010, %rax",
            "0x402e+7 lgdt 0x4010",
            "0x4035+5 call malloc",
            "0x403a+2 jmp 0x4000",
        ];
        let listing = moved(SOURCE, 0x4000).unwrap_or_default();
        assert_eq!(lines(&listing), expected);
        assert_eq!((listing.symbols.get("main"), listing.symbols.get("x")), (Some(0x4000), Some(0x4010)));
    }

    #[test]
    fn what_does_not_fit_names_the_line_and_the_remedy() {
        let message = |source, by| moved(source, by).map_or_else(|reason| reason, |listing| listing.print());
        assert_eq!(
            message("nop\nmovq $x, %rax\nx = 0x10", 0x7fff_fff0),
            "line 2, `movq $0x10, %rax`, cannot move up by 0x7ffffff0: an immediate lies between -0x80000000 \
             and 0x7fffffff (it is sign-extended to 8 bytes): for more, write movabs $…, %reg"
        );
        assert!(message("movq $x, %rax\nx = 0x10", 0x7fff_ffef).contains("movq $0x7fffffff, %rax"));
        assert!(message("movl $x, %eax\nx = 0x10", 0xffff_ffef).ends_with("movl $-0x1, %eax\n"));
        assert!(
            message("movl $x, %eax\nx = 0x10", 0xffff_fff0).ends_with("between -0x80000000 and 0xffffffff")
        );
        assert!(message("movl 0x10, %eax", 0xffff_fff0).ends_with("between 0 and 0xffffffff"));
        assert!(message("leaq x(%rax), %rax\nx = 0x10", 0x7fff_fff0).contains("a displacement lies"));
        assert!(message("nop", 1 << 32).ends_with("code lies between 0 and 0xffffffff"));
        assert!(message("nop", u64::MAX).starts_with("line 1, `nop`, cannot move up"));
        assert!(message("jmp 0x110", 0xffff_ef00).contains("where the library has an entry"));
        assert!(message("x = 0x10", 0xffff_fff0).starts_with("`x` at 0x10 cannot move up by 0xfffffff0"));
    }

    #[test]
    fn a_jump_to_the_library_has_room_to_grow() {
        let near = "0xffffef90: jmp malloc";
        assert_eq!(lines(&moved(near, 0).unwrap_or_default()), ["0xffffef90+5 jmp malloc"]);
        let far = moved(near, 0x200).unwrap_or_default();
        assert_eq!(far.bytes(), [(0xffff_f190, vec![0xe9, 0x6b, 0xfe, 0xff, 0xff])]);
    }
}

//! From source text to a listing.

use super::cursor::Place;
use super::encode::MAX_PADDING;
use super::error::{AsmError, Failure};
use super::forms::Forms;
use super::listing::{Line, Listing};
use super::program::{Item, Program};
use super::relocation::Relocations;
use super::resolve::resolve;
use super::symbols::Symbols;

/// The highest address that code may end at.
const CODE_END: u64 = 0xffff_ffff;

/// Assembles `source`; an instruction without an address before it lies at `origin`.
///
/// Each line holds an address (`0x10:` or `16:`), labels (`loop:`), an instruction, or
/// a definition (`x = 0x1000`); comments start with `#`, `;` or `//`. Where an address
/// follows, the instruction before it is made to end there. Code ends at 0xffffffff.
pub fn assemble(source: &str, origin: u64) -> Result<Listing, AsmError> {
    listing(source, origin).map_err(|failure| *failure)
}

fn listing(source: &str, origin: u64) -> Result<Listing, Failure> {
    let mut program = Program::parse(source)?;
    if origin > CODE_END {
        let start = Place { line: 1, column: 1 };
        return Err(start.error(format_args!("code cannot start at {origin:#x}: it ends at {CODE_END:#x}")));
    }
    program.settle(origin)?;
    let symbols = program.symbols();
    let mut lines = Vec::new();
    for (index, item) in program.items.iter().enumerate() {
        lines.push(line(&program, item, program.start(index + 1), &symbols)?);
    }
    Ok(Listing { lines, symbols })
}

/// The instruction of an item, if it fills the bytes up to `next`.
fn line(program: &Program, item: &Item, next: u64, symbols: &Symbols) -> Result<Line, Failure> {
    let (address, place) = (item.address, item.statement.place);
    let inst = resolve(program, &item.statement)?;
    let relocations = item.statement.relocations();
    let text = inst.text(symbols);
    if next > CODE_END {
        return Err(place.error(format_args!("code ends at {CODE_END:#x}, and `{text}` goes beyond")));
    }
    let length = next.saturating_sub(address);
    let needed = |relocations| match Forms::of(&inst, address, Some(length), relocations) {
        Ok(forms) => Ok(forms.best.size()),
        Err(reason) => Err(place.error(format_args!("{reason}"))),
    };
    let least = needed(relocations)?;
    if length < least {
        return Err(place.error(format_args!(
            "`{text}` at {address:#x} needs {least} bytes, but the next address, {next:#x}, leaves {length}"
        )));
    }
    // Counted from the form without relocations, so that the text assembles by itself to the same length.
    let prefixes = length.saturating_sub(needed(Relocations::default())?);
    if prefixes > MAX_PADDING {
        return Err(place.error(format_args!(
            "`{text}` at {address:#x} would need {prefixes} bytes of padding to reach {next:#x}; \
             at most {MAX_PADDING} are possible"
        )));
    }
    Ok(Line { address, length, text, inst, relocations, source_line: place.line })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Address, length and text of each line.
    fn lines(source: &str, origin: u64) -> Vec<String> {
        let listing = assemble(source, origin).unwrap_or_default();
        let show = |line: &Line| format!("{:#x}+{} {}", line.address, line.length, line.text);
        listing.lines.iter().map(show).collect()
    }

    fn message(source: &str) -> String {
        assemble(source, 0).map_or_else(|error| error.to_string(), |listing| listing.print())
    }

    #[test]
    fn addresses_of_the_listing_fix_the_lengths() {
        let lecture = "0x10: movl  0x8(%rbp), %edi\n0x13: addl  $0x3, %edi\n0x19: movl %edi, 0x8(%rbp)";
        let expected =
            ["0x10+3 movl 0x8(%rbp), %edi", "0x13+6 addl $0x3, %edi", "0x19+3 movl %edi, 0x8(%rbp)"];
        assert_eq!(lines(lecture, 0), expected);
    }

    #[test]
    fn an_instruction_stretches_to_the_next_address() {
        assert_eq!(lines("nop\nret\n0x10: nop\n0x12:", 8), ["0x8+1 nop", "0x9+7 ret", "0x10+2 nop"]);
    }

    #[test]
    fn jumps_are_as_short_as_they_reach() {
        let far = format!("jmp end\n{}end: ret", "movabs $0, %rax\n".repeat(13));
        assert_eq!(lines(&far, 0).first().map(String::as_str), Some("0x0+5 jmp 0x87"));
        assert_eq!(lines("again: jne again", 0), ["0x0+2 jne 0x0"]);
    }

    #[test]
    fn the_library_has_entries_unless_the_listing_defines_them() {
        assert_eq!(lines("call malloc", 0), ["0x0+5 call malloc"]);
        assert_eq!(lines("malloc: call malloc", 0), ["0x0+5 call 0x0"]);
        assert_eq!(lines("malloc: call 0xfffff000", 0), ["0x0+5 call 0xfffff000"]);
    }

    #[test]
    fn errors_name_the_place_and_the_remedy() {
        let short = message("0x10: movl 8(%rbp), %edi\n0x12: nop");
        assert!(short.contains("needs 3 bytes, but the next address, 0x12, leaves 2"), "{short}");
        assert_eq!(
            message("movb $1, (%rax)"),
            "line 1, column 1: movb moves 1 byte; this CPU moves 4 (l) or 8 (q)"
        );
        assert!(message("0x10: nop\n0x9: nop").starts_with("line 2, column 1: addresses go up"));
        assert!(message("movl (%rax), (%rbx)").contains("at most one memory operand"));
        for source in ["movl %eax, %cr3", "mov $5, %cr3", "movq %cr3, %rax", "addq %rax, %cr3", "push %cr3"] {
            let text = message(source);
            assert!(text.ends_with("%cr3 is loaded from a 64-bit register: movq %rax, %cr3"), "{text}");
        }
        for source in ["movq %rax, %ds", "mov $5, %ds", "movl %ds, %eax", "pop %ds", "movl (%rax), %ds"] {
            let text = message(source);
            assert!(text.ends_with("%ds is loaded from a 32-bit register: movl %eax, %ds"), "{text}");
        }
        for source in ["movl %fs:(%rax), %ecx", "movl %eax, %cs"] {
            let text = message(source);
            assert!(text.ends_with("is a segment register; this CPU has no segment prefixes"), "{text}");
        }
        assert!(message("movl (%cr3), %eax").contains("%cr3 is no base"));
        assert!(message("lgdt %rax").ends_with("lgdt takes a memory operand, such as 0x8(%rbp)"));
        assert!(message("hlt %rax").ends_with("hlt takes no operand, and this has 1"));
        assert!(message("loop: jmp lop").ends_with("did you mean loop? (loop)"));
    }
}

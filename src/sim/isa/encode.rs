//! From instruction to bytes.

use super::error::EncodeError;
use super::forms::Forms;
use super::inst::Inst;
use super::relocation::Relocations;

/// How many ignored prefix bytes the decoder accepts before one instruction.
pub const MAX_PADDING: u64 = 4096;

/// The prefix that pads: a segment override that 64-bit code ignores.
pub(super) const PADDING: u8 = 0x2e;

impl Inst {
    /// The shortest bytes at `address`. Fails with [`EncodeError::Operands`] only.
    pub fn encode(&self, address: u64) -> Result<Vec<u8>, EncodeError> {
        match Forms::of(self, address, None, Relocations::default()) {
            Ok(forms) => Ok(forms.best.bytes().to_vec()),
            Err(reason) => Err(EncodeError::Operands { reason }),
        }
    }

    /// Exactly `length` bytes at `address`: a longer form if one has that length, else
    /// the shortest form behind ignored prefixes.
    pub fn encode_in(&self, address: u64, length: u64) -> Result<Vec<u8>, EncodeError> {
        self.fill(address, length, Relocations::default())
    }

    /// The same, with room for what the loader is to move.
    pub(super) fn fill(
        &self,
        address: u64,
        length: u64,
        relocations: Relocations,
    ) -> Result<Vec<u8>, EncodeError> {
        let best = match Forms::of(self, address, Some(length), relocations) {
            Ok(forms) => forms.best,
            Err(reason) => return Err(EncodeError::Operands { reason }),
        };
        let needed = best.size();
        let Some(prefixes) = length.checked_sub(needed) else {
            return Err(EncodeError::Space { needed, given: length });
        };
        if prefixes > MAX_PADDING {
            return Err(EncodeError::Padding { prefixes });
        }
        let mut bytes = vec![PADDING; prefixes as usize];
        bytes.extend_from_slice(best.bytes());
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::super::assemble;

    /// The bytes of each instruction of `source`, in hex.
    fn hex(source: &str) -> Vec<String> {
        let show = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let listing = assemble(source, 0).unwrap_or_default();
        listing.bytes().iter().map(|(_, bytes)| show(bytes)).collect()
    }

    #[test]
    fn the_shortest_form_is_chosen() {
        assert_eq!(hex("addl $3, %edi\naddl $0x1000, %eax"), ["83c703", "0500100000"]);
        assert_eq!(hex("movl (%rax), %ecx\nmovl (%rbp), %ecx"), ["8b08", "8b4d00"]);
        assert_eq!(hex("movq (%rsp), %r9\nmovl $1, %r12d"), ["4c8b0c24", "41bc01000000"]);
        assert_eq!(hex("push %rbp\npush $5\npush 8(%rax)"), ["55", "6a05", "ff7008"]);
    }

    #[test]
    fn a_longer_form_or_padding_fills_the_space() {
        assert_eq!(hex("0: addl $3, %edi\n6:"), ["81c703000000"]);
        assert_eq!(hex("0: movl 0x1100, %edi\n7:"), ["8b3c2500110000"]);
        assert_eq!(hex("0: ret\n3:"), ["2e2ec3"]);
    }

    #[test]
    fn privileged_instructions_have_the_bytes_of_a_real_x86() {
        assert_eq!(hex("hlt\ncli\nsti\nwrmsr"), ["f4", "fa", "fb", "0f30"]);
        assert_eq!(
            hex("lgdt (%rax)\nlgdt 8(%r12)\nlgdt 0x1100"),
            ["0f0110", "410f01542408", "0f011500110000"]
        );
        assert_eq!(hex("movq %rax, %cr3\nmov %r15, %cr3"), ["0f22d8", "410f22df"]);
        assert_eq!(hex("movl %eax, %ds\nmov %r9d, %gs\nmov %ecx, %ss"), ["8ed8", "418ee9", "8ed1"]);
    }

    #[test]
    fn a_number_that_came_from_a_name_takes_all_its_bytes() {
        assert_eq!(hex("addq $x, %rdi\npush $x\nx = 8"), ["4881c708000000", "6808000000"]);
        assert_eq!(hex("addl $3, x(%rcx)\nx = 8"), ["83810800000003"]);
        assert_eq!(hex("addl $x, 8(%rcx)\nx = 3"), ["81410803000000"]);
    }

    #[test]
    fn calls_wrap_around_to_the_library() {
        assert_eq!(hex("call malloc"), ["e8fbefffff"]);
    }
}

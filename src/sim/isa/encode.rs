//! From instruction to bytes.

use super::error::EncodeError;
use super::forms::Forms;
use super::inst::Inst;

/// How many ignored prefix bytes the decoder accepts before one instruction.
pub const MAX_PADDING: u64 = 4096;

/// The prefix that pads: a segment override that 64-bit code ignores.
pub(super) const PADDING: u8 = 0x2e;

impl Inst {
    /// The shortest bytes at `address`. Fails with [`EncodeError::Operands`] only.
    pub fn encode(&self, address: u64) -> Result<Vec<u8>, EncodeError> {
        match Forms::of(self, address, None) {
            Ok(forms) => Ok(forms.best.bytes().to_vec()),
            Err(reason) => Err(EncodeError::Operands { reason }),
        }
    }

    /// Exactly `length` bytes at `address`: a longer form if one has that length, else
    /// the shortest form behind ignored prefixes.
    pub fn encode_in(&self, address: u64, length: u64) -> Result<Vec<u8>, EncodeError> {
        let best = match Forms::of(self, address, Some(length)) {
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
    fn calls_wrap_around_to_the_library() {
        assert_eq!(hex("call malloc"), ["e8fbefffff"]);
    }
}

//! From instruction to bytes.

use super::error::EncodeError;
use super::form::Form;
use super::inst::Inst;

/// How many ignored prefix bytes the decoder accepts before one instruction.
pub const MAX_PADDING: u64 = 4096;

/// The prefix that pads: a segment override that 64-bit code ignores.
pub(super) const PADDING: u8 = 0x2e;

impl Inst {
    /// The shortest bytes at `address`. Fails with [`EncodeError::Operands`] only.
    pub fn encode(&self, address: u64) -> Result<Vec<u8>, EncodeError> {
        let forms = self.forms()?;
        let shortest = forms.iter().find_map(|form| form.finish(address.wrapping_add(form.size())));
        shortest.ok_or_else(|| EncodeError::operands("the target is out of reach"))
    }

    /// Exactly `length` bytes at `address`: a longer form if one has that length, else
    /// the shortest form behind ignored prefixes.
    pub fn encode_in(&self, address: u64, length: u64) -> Result<Vec<u8>, EncodeError> {
        let forms = self.forms()?;
        let end = address.wrapping_add(length);
        let exact = forms.iter().filter(|form| form.size() == length);
        if let Some(bytes) = exact.filter_map(|form| form.finish(end)).next() {
            return Ok(bytes);
        }
        let reaching = || forms.iter().filter(|form| form.finish(end).is_some());
        let needed = reaching().map(Form::size).min().unwrap_or(length);
        let Some(bytes) = reaching().filter(|form| form.size() < length).find_map(|form| form.finish(end))
        else {
            return Err(EncodeError::Space { needed, given: length });
        };
        pad(bytes, length)
    }

    /// The bytes of the longest form without padding.
    pub(super) fn longest(&self) -> Result<u64, EncodeError> {
        Ok(self.forms()?.last().map_or(1, Form::size))
    }
}

fn pad(bytes: Vec<u8>, length: u64) -> Result<Vec<u8>, EncodeError> {
    let prefixes = length.saturating_sub(bytes.len() as u64);
    if prefixes > MAX_PADDING {
        return Err(EncodeError::Padding { prefixes });
    }
    let padding = std::iter::repeat_n(PADDING, prefixes as usize);
    Ok(padding.chain(bytes).collect())
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

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

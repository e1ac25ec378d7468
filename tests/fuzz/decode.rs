//! Bytes that the CPU may meet: what decodes encodes to an equal instruction, and reads as it prints.

use proptest::prelude::*;
use sim::isa::{DecodeError, Inst, assemble, decode};

use super::engine::{Corpus, Target, fingerprint};
use super::input::Input;
use super::{edits, instructions, seeds};

/// The decoder. An input is the low byte of the address, then the bytes there.
pub struct Decode;

impl Target for Decode {
    const NAME: &'static str = "decode";
    const SHORT: u32 = 40_000;
    type Input = Vec<u8>;

    fn seeds() -> Vec<Vec<u8>> {
        let listings = seeds::programs().into_iter().filter_map(|source| assemble(&source, 0).ok());
        let lines = listings.flat_map(|listing| listing.bytes());
        lines.map(|(address, bytes)| [&[address as u8], bytes.as_slice()].concat()).collect()
    }

    fn inputs(corpus: Corpus<Vec<u8>>) -> BoxedStrategy<Vec<u8>> {
        let encoded = (any::<u8>(), instructions::inst());
        let encoded = encoded.prop_map(|(low, inst)| encoded_at(low, &inst).unwrap_or_default());
        edits::bytes(corpus, encoded.boxed())
    }

    fn run(input: &Vec<u8>) -> Result<u64, String> {
        let (low, bytes) = input.split_first().unwrap_or((&0, &[]));
        let address = address(*low);
        match decode(bytes, address) {
            Ok((inst, length)) => {
                comes_back(inst, length, bytes.len(), address)?;
                Ok(fingerprint((std::mem::discriminant(&inst), inst.mem().is_some(), length)))
            }
            Err(DecodeError::Truncated { needed_at_least }) if needed_at_least <= bytes.len() as u64 => {
                Err(format!("it asks for {needed_at_least} bytes and was given as many"))
            }
            Err(error) => Ok(fingerprint(error.to_string())),
        }
    }
}

impl Input for Vec<u8> {
    fn smaller(&self) -> Vec<Self> {
        (1..self.len()).map(|index| [&self[..index], &self[index + 1..]].concat()).collect()
    }

    fn written(&self) -> String {
        self.iter().map(|byte| format!("{byte:02x} ")).collect()
    }

    fn read(text: &str) -> Self {
        text.split_whitespace().filter_map(|byte| u8::from_str_radix(byte, 16).ok()).collect()
    }
}

/// Half of the addresses lie at the end of what code may fill.
fn address(low: u8) -> u64 {
    if low & 1 == 0 { u64::from(low) } else { 0xffff_ff00 | u64::from(low) }
}

fn encoded_at(low: u8, inst: &Inst) -> Option<Vec<u8>> {
    Some([vec![low], inst.encode(address(low)).ok()?].concat())
}

/// Its shortest bytes, and its text, are of the same instruction again.
fn comes_back(inst: Inst, length: u64, given: usize, address: u64) -> Result<(), String> {
    if length > given as u64 || inst != inst.as_decoded() {
        return Err(format!("{inst:?} of {length} bytes, from {given} bytes"));
    }
    let again = inst.encode(address).map(|bytes| decode(&bytes, address));
    if !matches!(again, Ok(Ok((same, _))) if same == inst) {
        return Err(format!("{inst:?} at {address:#x} comes back from bytes as {again:?}"));
    }
    let read = assemble(&inst.to_string(), 0).map(|listing| listing.lines.first().map(|line| line.inst));
    if read != Ok(Some(inst)) {
        return Err(format!("{inst:?} prints as {inst}, which reads as {read:?}"));
    }
    Ok(())
}

//! Forms: the different byte strings that mean the same instruction.

use super::reg::{Reg, Width};

/// One way to encode an instruction. A branch ends in its distance, which is known
/// only with the address behind it.
pub(super) struct Form {
    bytes: Vec<u8>,
    tail: Tail,
}

enum Tail {
    None,
    Rel8(u64),
    Rel32(u64),
}

impl Form {
    pub(super) fn of(bytes: Vec<u8>) -> Form {
        Form { bytes, tail: Tail::None }
    }

    pub(super) fn rel8(opcode: u8, target: u64) -> Form {
        Form { bytes: vec![opcode], tail: Tail::Rel8(target) }
    }

    pub(super) fn rel32(opcode: &[u8], target: u64) -> Form {
        Form { bytes: opcode.to_vec(), tail: Tail::Rel32(target) }
    }

    /// Bytes in all.
    pub(super) fn size(&self) -> u64 {
        let tail = match self.tail {
            Tail::None => 0,
            Tail::Rel8(_) => 1,
            Tail::Rel32(_) => 4,
        };
        self.bytes.len() as u64 + tail
    }

    /// The bytes if the next instruction is at `end`; none if a branch cannot reach.
    /// Distances wrap around modulo 2^32.
    pub(super) fn finish(&self, end: u64) -> Option<Vec<u8>> {
        let distance = |target: u64| (target as u32).wrapping_sub(end as u32) as i32;
        let mut bytes = self.bytes.clone();
        match self.tail {
            Tail::None => {}
            Tail::Rel8(target) => {
                bytes.extend(i8::try_from(distance(target)).ok()?.to_le_bytes());
            }
            Tail::Rel32(target) => bytes.extend(distance(target).to_le_bytes()),
        }
        Some(bytes)
    }
}

/// An opcode whose low three bits name the register.
pub(super) fn in_opcode(width: Width, opcode: u8, reg: Reg, imm: &[u8]) -> Form {
    let number = reg.id.number();
    let mut bytes = rex(width, 0, number);
    bytes.push(opcode | number & 7);
    bytes.extend(imm);
    Form::of(bytes)
}

/// An opcode that means %rax without naming it.
pub(super) fn accumulator(width: Width, opcode: u8, imm: &[u8]) -> Form {
    let mut bytes = rex(width, 0, 0);
    bytes.push(opcode);
    bytes.extend(imm);
    Form::of(bytes)
}

/// The REX prefix for a ModRM reg field and a base or register, if one is needed.
pub(super) fn rex(width: Width, reg: u8, base: u8) -> Vec<u8> {
    let wide = u8::from(width == Width::Quad) << 3;
    match wide | (reg >> 3) << 2 | base >> 3 {
        0 => Vec::new(),
        bits => vec![0x40 | bits],
    }
}

//! A seed: a whole number of any size, as Python takes it.
//!
//! Only what a seed needs is here: reading, printing, adding one. A library for large numbers would be more of the
//! page's download than all of the homework.

use std::fmt;

/// The seed of a problem: any whole number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seed {
    /// Never on 0.
    negative: bool,
    /// The number without its sign in base 2^32, the lowest digit first; no zeros at the end, so none at all for 0.
    limbs: Vec<u32>,
}

impl Seed {
    /// The most digits that a seed is written with; Python reads no more either.
    pub(super) const MOST_DIGITS: usize = 4300;

    /// A number from its digits, of which there is one at least; none where one is no digit of that radix.
    pub(super) fn from_digits(negative: bool, digits: &str, radix: u32) -> Option<Self> {
        let mut limbs = Vec::new();
        for digit in digits.chars() {
            carry(&mut limbs, radix, digit.to_digit(radix)?);
        }
        let negative = negative && !limbs.is_empty();
        (!digits.is_empty()).then_some(Self { negative, limbs })
    }

    /// What the random numbers are made from: the number without its sign in 32-bit digits, the lowest first; one 0
    /// for 0.
    pub fn key(&self) -> Vec<u32> {
        if self.limbs.is_empty() { vec![0] } else { self.limbs.clone() }
    }

    /// The number above it.
    pub fn next(&self) -> Self {
        let mut limbs = self.limbs.clone();
        if self.negative {
            for limb in &mut limbs {
                let (less, borrows) = limb.overflowing_sub(1);
                *limb = less;
                if !borrows {
                    break;
                }
            }
            while limbs.last() == Some(&0) {
                limbs.pop();
            }
        } else {
            carry(&mut limbs, 1, 1);
        }
        Self { negative: self.negative && !limbs.is_empty(), limbs }
    }

    /// The number where it has at most 53 bits.
    pub(super) fn small(&self) -> Option<i64> {
        let size = match *self.limbs.as_slice() {
            [] => 0,
            [low] => i64::from(low),
            [low, high] => (i64::from(high) << 32) | i64::from(low),
            _ => return None,
        };
        let value = if self.negative { -size } else { size };
        (0..=super::number::MOST).contains(&size).then_some(value)
    }
}

/// Multiplies and adds.
fn carry(limbs: &mut Vec<u32>, factor: u32, plus: u32) {
    let mut rest = u64::from(plus);
    for limb in &mut *limbs {
        rest += u64::from(*limb) * u64::from(factor);
        *limb = rest as u32;
        rest >>= 32;
    }
    if rest > 0 {
        limbs.push(rest as u32);
    }
}

/// Divides; returns the remainder.
fn divide(limbs: &mut Vec<u32>, divisor: u32) -> u32 {
    let mut rest = 0;
    for limb in limbs.iter_mut().rev() {
        rest = (rest << 32) | u64::from(*limb);
        *limb = (rest / u64::from(divisor)) as u32;
        rest %= u64::from(divisor);
    }
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
    rest as u32
}

/// In decimal.
impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut limbs = self.limbs.clone();
        let mut groups = vec![divide(&mut limbs, 1_000_000_000)];
        while !limbs.is_empty() {
            groups.push(divide(&mut limbs, 1_000_000_000));
        }
        let mut groups = groups.into_iter().rev();
        write!(f, "{}{}", if self.negative { "-" } else { "" }, groups.next().unwrap_or(0))?;
        groups.try_for_each(|group| write!(f, "{group:09}"))
    }
}

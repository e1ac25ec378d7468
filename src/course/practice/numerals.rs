//! Numbers in a question: hexadecimal, or decimal.

/// How a question writes its addresses and sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numerals {
    /// `0x1068`
    Hex,
    /// `4200`
    Decimal,
}

impl Numerals {
    /// A number, plain, as it stands in a table.
    pub fn plain(self, number: u64) -> String {
        match self {
            Self::Hex => format!("{number:#x}"),
            Self::Decimal => number.to_string(),
        }
    }

    /// A number, as it stands in a sentence.
    pub fn code(self, number: u64) -> String {
        format!("`{}`", self.plain(number))
    }

    /// A sum with its result.
    pub fn sum(self, left: u64, right: u64) -> String {
        let [left, right, sum] = [left, right, left + right].map(|number| self.plain(number));
        format!("`{left} + {right} = {sum}`")
    }

    /// A difference with its result, which may be negative.
    pub fn difference(self, left: u64, right: u64) -> String {
        let sign = if left < right { "-" } else { "" };
        let [first, second, rest] = [left, right, left.abs_diff(right)].map(|number| self.plain(number));
        format!("`{first} - {second} = {sign}{rest}`")
    }
}

//! Lists of names as one text, which takes less room than a table: `"add, or, and"`.

use std::fmt::{self, Write};

/// The names of a list, between which stand blanks, or commas and blanks.
pub(super) struct Words(pub &'static str);

impl Words {
    /// The name at a position, from 0; empty behind the last.
    #[inline(never)]
    pub(super) fn at(mut self, position: usize) -> &'static str {
        self.nth(position).unwrap_or_default()
    }

    /// Where in the list a name stands, in either case.
    #[inline(never)]
    pub(super) fn find(mut self, name: &str) -> Option<usize> {
        self.position(|known| known.eq_ignore_ascii_case(name))
    }
}

impl Iterator for Words {
    type Item = &'static str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'static str> {
        let start = self.0.bytes().position(|byte| !is_between(byte))?;
        let (_, rest) = self.0.split_at_checked(start)?;
        let end = rest.bytes().position(is_between).unwrap_or(rest.len());
        let (word, rest) = rest.split_at_checked(end)?;
        self.0 = rest;
        Some(word)
    }
}

fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b',')
}

/// A word of the source, which prints in lower case.
#[derive(Clone, Copy)]
pub(super) struct Lower<'a>(pub &'a str);

impl fmt::Display for Lower<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| f.write_char(c.to_ascii_lowercase()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_gives_its_names_and_their_positions() {
        assert_eq!(Words("add, or, and").collect::<Vec<_>>(), ["add", "or", "and"]);
        assert_eq!((Words("rax eax").at(1), Words("rax eax").at(2)), ("eax", ""));
        assert_eq!((Words("add, or").find("OR"), Words("add, or").find("o")), (Some(1), None));
        assert_eq!(Words("add, or").find(""), None);
    }
}

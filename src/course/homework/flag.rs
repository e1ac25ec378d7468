//! A flag: what it is called, and what may stand behind it.

/// One flag of a simulator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The letter behind one dash.
    pub short: char,
    /// The word behind two dashes.
    pub long: &'static str,
    /// What holds where it is not given, as one would write it; empty for a switch and for what need not be given.
    pub default: &'static str,
    /// What it sets, in a few words.
    pub about: &'static str,
    /// What may stand behind it.
    pub(super) kind: Kind,
}

/// What may stand behind a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing.
    Switch,
    /// Any whole number.
    Seed,
    /// A whole number: the least and the most.
    Number(i64, i64),
    /// A size, with k, m or g: the least.
    Size(i64),
    /// A size, or -1 where it is to be drawn.
    Drawn,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Virtual addresses with commas between them, or -1 where they are to be drawn.
    Addresses,
    /// Calls of malloc and free with commas between them: `+10,-0`.
    Requests,
}

impl Flag {
    /// As it is given: "-s".
    pub(super) fn dashed(&self) -> String {
        format!("-{}", self.short)
    }

    /// Whether nothing may stand behind it.
    pub fn is_switch(&self) -> bool {
        self.kind == Kind::Switch
    }
}

//! Ready-made examples: machines that each show one thing happen.

include!(concat!(env!("OUT_DIR"), "/examples.rs"));

/// The bundled examples, in the order of their files. Those of one group stand together.
pub fn examples() -> &'static [Example] {
    EXAMPLES
}

/// A machine that shows one thing happen. It opens where that lies just ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its name in addresses, unique: lower-case letters, digits and `-`.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The heading under which it stands.
    pub group: &'static str,
    /// What to look for, in one to three sentences.
    pub what: &'static str,
    /// The machine and what is done to it, in the `.sim` form with comments. It has a pause.
    pub scenario: &'static str,
}

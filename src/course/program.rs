//! C programs of which can be asked where everything lives.

include!(concat!(env!("OUT_DIR"), "/programs.rs"));

/// The bundled programs, in the order of their files: from easy to hard.
pub fn programs() -> &'static [Program] {
    PROGRAMS
}

/// A C program that compiles, and ends with 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Program {
    /// Its name in addresses, unique: lower-case letters, digits and `-`.
    pub id: &'static str,
    /// What it is about.
    pub title: &'static str,
    /// How hard it is, from 1 to 5.
    pub level: u8,
    /// The program, without the comment that says all this.
    pub source: &'static str,
}

//! The lectures by name: for a page that links to them and has none of them inside.

include!(concat!(env!("OUT_DIR"), "/listed.rs"));

/// A lecture.
#[derive(Debug)]
pub struct Listed {
    /// Its name in addresses.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// How many steps it has.
    pub size: usize,
}

/// The lectures, in the order of their files.
pub fn listed() -> &'static [Listed] {
    LISTED
}

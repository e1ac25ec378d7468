//! What there is, by name: for a page that links to lectures and quizzes and has none of them inside.

include!(concat!(env!("OUT_DIR"), "/listed.rs"));

/// Everything there is, each in the order of the files.
#[derive(Debug)]
pub struct Shelves {
    /// The lectures; the size is the number of steps.
    pub lectures: &'static [Listed],
    /// The quizzes; the size is the number of names to be placed.
    pub quizzes: &'static [Listed],
}

/// One of them.
#[derive(Debug)]
pub struct Listed {
    /// Its name in addresses.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// How many parts it has.
    pub size: usize,
}

/// Everything there is.
pub fn listed() -> &'static Shelves {
    &LISTED
}

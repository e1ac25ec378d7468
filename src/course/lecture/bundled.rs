//! The lectures that come with the page. `build.rs` has read their Markdown; here they get their machines.

use std::borrow::Cow::Borrowed as B;

use super::mark::{Element, Mark, Placed};
use super::{Lecture, parse};

/// A lecture as the build left it.
struct Bundled {
    slug: &'static str,
    title: &'static str,
    marks: &'static [Placed<'static>],
}

include!(concat!(env!("OUT_DIR"), "/lectures.rs"));
include!(concat!(env!("OUT_DIR"), "/concepts.rs"));

/// The bundled lectures, in the order of their files. The build refuses one of which anything is wrong.
pub fn lectures() -> Vec<Lecture> {
    LECTURES.iter().map(read).collect()
}

/// The questions on concepts of one skill, each a step; none where there is no such skill.
pub(crate) fn concepts(slug: &str) -> Option<Lecture> {
    CONCEPTS.iter().find(|bundled| bundled.slug == slug).map(read)
}

fn read(bundled: &Bundled) -> Lecture {
    parse::parse(bundled.slug, bundled.title, bundled.marks).0
}

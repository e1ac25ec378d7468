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

/// The bundled lectures, in the order of their files. The build refuses one of which anything is wrong.
pub fn lectures() -> Vec<Lecture> {
    let read = |bundled: &Bundled| parse::parse(bundled.slug, bundled.title, bundled.marks).0;
    LECTURES.iter().map(read).collect()
}

//! SCORM packages: the page as one file, and beside it a launcher that reports to the learning platform.
//!
//! ```text
//!  imsmanifest.xml     what the platform reads first
//!  index.html          what it opens: a frame
//!  sco.js              what stands between the frame and the platform
//!  platform.js         the platform's interface in both versions
//!  shown.js, sco.css   what the learner is told, and how it looks
//!  memlane.html        what stands in the frame
//! ```
//!
//! The launcher is a host like any other page that embeds the figure: it hears the same messages.

mod manifest;

use crate::xml::{Element, document};

/// A version of SCORM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// SCORM 1.2, which nearly every platform runs.
    V1p2,
    /// SCORM 2004, third edition.
    V2004,
}

/// What a package has a learner do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sco {
    /// Where the page has it, behind `#`.
    pub route: String,
    /// Its title.
    pub title: String,
    /// A name for it, of letters, digits and `-`.
    pub name: String,
    /// The share of points in percent from which it is passed; none where it can only be completed.
    pub pass: Option<u8>,
}

/// The launcher's own files; `index.html` is written for each package.
const LAUNCHER: [(&str, &str); 4] = [
    ("sco.js", include_str!("scorm/sco.js")),
    ("platform.js", include_str!("scorm/platform.js")),
    ("shown.js", include_str!("scorm/shown.js")),
    ("sco.css", include_str!("scorm/sco.css")),
];

/// The files of a package, each with its name in the zip file.
pub fn package(sco: &Sco, version: Version, page: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![("index.html".to_owned(), launcher(sco, version).into_bytes())];
    files.extend(LAUNCHER.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())));
    files.push(("memlane.html".to_owned(), page.to_vec()));
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let manifest = document(&manifest::manifest(sco, version, &names));
    files.insert(0, ("imsmanifest.xml".to_owned(), manifest.into_bytes()));
    files
}

impl Version {
    /// What the launcher calls it.
    fn name(self) -> &'static str {
        match self {
            Self::V1p2 => "1.2",
            Self::V2004 => "2004",
        }
    }
}

/// The page that the platform opens.
fn launcher(sco: &Sco, version: Version) -> String {
    let meta = |name: &str, value: &str| Element::new("meta").with(name, value);
    let head = Element::new("head")
        .and(meta("charset", "utf-8"))
        .and(meta("name", "viewport").with("content", "width=device-width, initial-scale=1"))
        .and(Element::new("title").and(sco.title.as_str()))
        .and(Element::new("link").with("rel", "stylesheet").with("href", "sco.css"));
    // The script gives it its address: what was done before goes in with it.
    let frame = Element::new("iframe")
        .with("id", "memlane")
        .with("title", &sco.title)
        .with("allow", "fullscreen; clipboard-write")
        .with("data-scorm", version.name())
        .with("data-route", &sco.route)
        .and("");
    let told = Element::new("p").with("id", "told").with("role", "status").and("");
    let script = Element::new("script").with("type", "module").with("src", "sco.js").and("");
    let body = Element::new("body").and(told).and(frame).and(script);
    let page = document(&Element::new("html").with("lang", "en").and(head).and(body));
    let (_, html) = page.split_once('\n').unwrap_or(("", &page));
    format!("<!doctype html>\n{html}")
}

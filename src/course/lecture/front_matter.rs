//! The front matter: the first lines of a lecture's file, between two lines of three hyphens.
//!
//! ```text
//! ---
//! # a comment for whoever writes on
//! slug: memory-virtualization
//! title: Memory virtualization
//! ---
//! ```

use super::error::LectureError;
use super::slug::check_slug;

/// What the front matter says, and what comes after it.
pub struct FrontMatter<'a> {
    /// The lecture's name in addresses.
    pub slug: String,
    /// The lecture's title.
    pub title: String,
    /// The Markdown after it.
    pub body: &'a str,
    /// The line of the file on which the body begins, from 1.
    pub body_line: usize,
}

const FENCE: &str = "---";

/// Reads the front matter off the top of a file. What is wrong with it is told; a lecture without a name gets one.
pub fn read(source: &str) -> (FrontMatter<'_>, Vec<LectureError>) {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut reader = Reader { slug: None, title: None, errors: Vec::new() };
    let (body, body_line) = reader.read(source);
    let Reader { slug, title, errors } = reader;
    let title = title.unwrap_or_else(|| "A lecture without a title".to_owned());
    (FrontMatter { slug: slug.unwrap_or_else(|| "lecture".to_owned()), title, body, body_line }, errors)
}

struct Reader {
    slug: Option<String>,
    title: Option<String>,
    errors: Vec<LectureError>,
}

impl Reader {
    /// Reads the settings; what comes after them, and the line on which it begins.
    fn read<'a>(&mut self, source: &'a str) -> (&'a str, usize) {
        let mut body = source;
        if take_line(&mut body).map(str::trim_end) != Some(FENCE) {
            self.refuse(1, "a lecture begins with a line ---, then slug: and title: lines, then another ---");
            return (source, 1);
        }
        let mut number = 1;
        while let Some(line) = take_line(&mut body).map(str::trim) {
            number += 1;
            if line == FENCE {
                self.require();
                return (body, number + 1);
            }
            self.setting(line, number);
        }
        self.refuse(1, "the line --- that ends the front matter is missing");
        ("", number + 1)
    }

    fn require(&mut self) {
        for (value, key) in [(self.slug.is_none(), "slug"), (self.title.is_none(), "title")] {
            if value && self.errors.is_empty() {
                self.refuse(1, format!("the front matter has no {key}: line"));
            }
        }
    }

    /// Takes one line, unless it is empty or a comment.
    fn setting(&mut self, line: &str, number: usize) {
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        let (key, value) =
            line.split_once(':').map(|(key, value)| (key.trim(), value.trim())).unwrap_or((line, ""));
        let place = match key {
            "slug" => &mut self.slug,
            "title" => &mut self.title,
            other => {
                let message =
                    format!("\u{201c}{other}\u{201d} is not known here; there are slug: and title:");
                return self.refuse(number, message);
            }
        };
        let wrong = match key {
            "slug" => check_slug(value).err(),
            _ => value.is_empty().then(|| "the title is empty".to_owned()),
        };
        match wrong {
            Some(message) => self.refuse(number, message),
            None if place.is_some() => self.refuse(number, format!("{key} is said twice")),
            None => *place = Some(value.to_owned()),
        }
    }

    fn refuse(&mut self, line: usize, message: impl Into<String>) {
        self.errors.push(LectureError::new(line, message));
    }
}

/// Takes the next line off the front of a text.
fn take_line<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let line = rest.split_inclusive('\n').next()?;
    *rest = rest.get(line.len()..).unwrap_or("");
    Some(line)
}

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

/// Reads the front matter off the top of a file.
pub fn read(source: &str) -> Result<FrontMatter<'_>, LectureError> {
    let mut body = source.strip_prefix('\u{feff}').unwrap_or(source);
    if take_line(&mut body).map(str::trim_end) != Some(FENCE) {
        return Err(LectureError::new(
            1,
            "a lecture begins with a line ---, then slug: and title: lines, then another ---",
        ));
    }
    let (mut slug, mut title) = (None, None);
    for number in 2.. {
        let Some(line) = take_line(&mut body).map(str::trim) else {
            return Err(LectureError::new(1, "the line --- that ends the front matter is missing"));
        };
        if line == FENCE {
            let required = |value: Option<String>, key: &str| {
                value.ok_or_else(|| LectureError::new(1, format!("the front matter has no {key}: line")))
            };
            let (slug, title) = (required(slug, "slug")?, required(title, "title")?);
            return Ok(FrontMatter { slug, title, body, body_line: number + 1 });
        }
        let Some((key, value)) = setting(line, number)? else { continue };
        let place = if key == "slug" { &mut slug } else { &mut title };
        if place.replace(value.to_owned()).is_some() {
            return Err(LectureError::new(number, format!("{key} is said twice")));
        }
    }
    Err(LectureError::new(1, "the front matter is too long"))
}

/// One line as key and value; none where it is empty or a comment.
fn setting(line: &str, number: usize) -> Result<Option<(&str, &str)>, LectureError> {
    if line.is_empty() || line.starts_with('#') {
        return Ok(None);
    }
    let (key, value) =
        line.split_once(':').map(|(key, value)| (key.trim(), value.trim())).unwrap_or((line, ""));
    match key {
        "slug" => check_slug(value).map_err(|message| LectureError::new(number, message))?,
        "title" if value.is_empty() => return Err(LectureError::new(number, "the title is empty")),
        "title" => {}
        other => {
            let message = format!("\u{201c}{other}\u{201d} is not known here; there are slug: and title:");
            return Err(LectureError::new(number, message));
        }
    }
    Ok(Some((key, value)))
}

/// Takes the next line off the front of a text.
fn take_line<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let line = rest.split_inclusive('\n').next()?;
    *rest = rest.get(line.len()..).unwrap_or("");
    Some(line)
}

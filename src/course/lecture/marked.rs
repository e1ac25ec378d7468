//! A lecture whose Markdown has been read and whose machines have not: what the reader of Markdown, which is large and
//! stands apart from the page, hands to the page. It crosses as rows of plain words.

use std::borrow::Cow;

use super::mark::{Element, Mark, Placed};
use super::{Lecture, LectureError, front_matter, markdown, parse};

/// The longest file of a lecture, in bytes.
const LONGEST: usize = 1 << 20;

/// A lecture's marks, and what was wrong so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked<'a> {
    slug: String,
    title: String,
    marks: Vec<Placed<'a>>,
    errors: Vec<LectureError>,
}

/// One row: a line of the file, what begins, stands or ends there, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// From 1; 0 for what stands on no line.
    pub line: usize,
    /// What it is.
    pub kind: String,
    /// Its words; may be empty.
    pub words: String,
}

impl<'a> Marked<'a> {
    /// Reads a lecture's file. What is wrong is left out and kept as an error.
    pub fn read(source: &'a str) -> Self {
        if source.len() > LONGEST {
            let message = format!("the file has {} bytes; a lecture has at most {LONGEST}", source.len());
            return Self {
                slug: "lecture".to_owned(),
                title: "A lecture that is too long".to_owned(),
                marks: Vec::new(),
                errors: vec![LectureError::new(1, message)],
            };
        }
        let (front, mut errors) = front_matter::read(source);
        let (marks, refused) = markdown::read(front.body, front.body_line);
        errors.extend(refused);
        Self { slug: front.slug, title: front.title, marks, errors }
    }

    /// The lecture, with its machines, and everything that is wrong in the order of the lines.
    pub fn lecture(self) -> (Lecture, Vec<LectureError>) {
        let (lecture, wrong) = parse::parse(&self.slug, &self.title, &self.marks);
        let mut errors = self.errors;
        errors.extend(wrong);
        for wanted in lecture.steps.iter().flat_map(|step| &step.expectations) {
            errors.extend(wanted.check_form().err().map(|message| LectureError::new(wanted.line, message)));
        }
        if lecture.steps.is_empty() && errors.is_empty() {
            errors.push(LectureError::new(1, "the lecture has no step; a step begins with ## and its title"));
        }
        errors.sort_by_key(|error| error.line);
        (lecture, errors)
    }

    /// The same as rows.
    pub fn rows(&self) -> Vec<Row> {
        let row = |line: usize, kind: &str, words: &str| Row {
            line,
            kind: kind.to_owned(),
            words: words.to_owned(),
        };
        let mut rows = vec![row(0, "slug", &self.slug), row(0, "title", &self.title)];
        rows.extend(self.errors.iter().map(|error| row(error.line, "error", &error.message)));
        rows.extend(self.marks.iter().map(|(line, mark)| {
            let (kind, words) = told(mark);
            row(*line, kind, words)
        }));
        rows
    }

    /// From rows; one that says nothing known is left out.
    pub fn of_rows(rows: impl IntoIterator<Item = Row>) -> Marked<'static> {
        let mut marked =
            Marked { slug: String::new(), title: String::new(), marks: Vec::new(), errors: Vec::new() };
        for Row { line, kind, words } in rows {
            match kind.as_str() {
                "slug" => marked.slug = words,
                "title" => marked.title = words,
                "error" => marked.errors.push(LectureError::new(line, words)),
                kind => marked.marks.extend(mark(kind, words).map(|mark| (line, mark))),
            }
        }
        marked
    }
}

/// What a row says of a mark.
fn told<'a>(mark: &'a Mark<'_>) -> (&'static str, &'a str) {
    match mark {
        Mark::Text(words) => ("text", words),
        Mark::Code(words) => ("code", words),
        Mark::Break => ("break", ""),
        Mark::End => ("end", ""),
        Mark::Begin(element) => match element {
            Element::Step(Some(words)) => ("step", words),
            Element::CodeBlock(words) => ("block", words),
            Element::Predict(words) => ("predict", words),
            Element::Link(words) => ("link", words),
            plain => (PLAIN.iter().find(|(_, one)| one == plain).map_or("step", |(kind, _)| kind), ""),
        },
    }
}

/// The elements that have no words of their own.
const PLAIN: [(&str, Element<'static>); 13] = [
    ("paragraph", Element::Paragraph),
    ("part", Element::Part),
    ("heading", Element::Heading),
    ("quote", Element::Quote),
    ("numbered", Element::Numbered),
    ("bulleted", Element::Bulleted),
    ("item", Element::Item),
    ("table", Element::Table),
    ("head", Element::Head),
    ("row", Element::Row),
    ("cell", Element::Cell),
    ("strong", Element::Strong),
    ("emphasis", Element::Emphasis),
];

/// What `told` told.
fn mark(kind: &str, words: String) -> Option<Mark<'static>> {
    let owned = Cow::Owned;
    Some(match kind {
        "text" => Mark::Text(owned(words)),
        "code" => Mark::Code(owned(words)),
        "break" => Mark::Break,
        "end" => Mark::End,
        "step" => Mark::Begin(Element::Step((!words.is_empty()).then(|| owned(words)))),
        "block" => Mark::Begin(Element::CodeBlock(owned(words))),
        "predict" => Mark::Begin(Element::Predict(owned(words))),
        "link" => Mark::Begin(Element::Link(owned(words))),
        kind => Mark::Begin(PLAIN.iter().find(|(name, _)| *name == kind)?.1.clone()),
    })
}

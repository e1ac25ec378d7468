//! One lecture file: its Markdown read to marks, and the marks written down as Rust.

use super::mark::{Element, Mark, Placed};
use super::{error::LectureError, front_matter, markdown};

/// The slug of a lecture, and its Rust. An error names the line.
pub fn generate(text: &str) -> Result<(String, String), LectureError> {
    let (front, mut errors) = front_matter::read(text);
    let (marks, refused) = markdown::read(front.body, front.body_line);
    errors.extend(refused);
    if let Some(error) = errors.into_iter().next() {
        return Err(error);
    }
    let marks: String = told(marks).iter().map(placed).collect();
    let (slug, title) = (&front.slug, &front.title);
    let rust = format!("Bundled {{ slug: {slug:?}, title: {title:?}, marks: &[\n{marks}] }},\n");
    Ok((front.slug, rust))
}

/// The slug of a lecture, and its entry in the list of what there is.
pub fn list(text: &str) -> Result<(String, String), LectureError> {
    let (front, _) = front_matter::read(text);
    let (marks, _) = markdown::read(front.body, front.body_line);
    let steps = marks.iter().filter(|(_, mark)| matches!(mark, Mark::Begin(Element::Step(_)))).count();
    let (slug, title) = (&front.slug, &front.title);
    let rust = format!("Listed {{ id: {slug:?}, title: {title:?}, size: {steps} }},\n");
    Ok((front.slug, rust))
}

/// The slug of a file of questions, and the skill that they practise.
pub fn skill(text: &str) -> Result<(String, String), LectureError> {
    let (front, _) = front_matter::read(text);
    let (slug, title) = (&front.slug, &front.title);
    let rust = format!("Skill {{ id: {slug:?}, title: {title:?} }},\n");
    Ok((front.slug, rust))
}

/// What readers are told: all but the expectations, which are for tests.
fn told(marks: Vec<Placed<'_>>) -> Vec<Placed<'_>> {
    let mut hidden = false;
    let mut told = Vec::new();
    for (line, mark) in marks {
        hidden |= matches!(&mark, Mark::Begin(Element::CodeBlock(info)) if info == "expect");
        let ends = hidden && mark == Mark::End;
        if !hidden {
            told.push((line, mark));
        }
        hidden &= !ends;
    }
    told
}

fn placed((line, mark): &Placed<'_>) -> String {
    let mark = match mark {
        Mark::Begin(element) => format!("Begin(Element::{})", self::element(element)),
        Mark::Text(text) => format!("Text(B({text:?}))"),
        Mark::Code(text) => format!("Code(B({text:?}))"),
        Mark::Break => "Break".to_owned(),
        Mark::End => "End".to_owned(),
    };
    format!("    ({line}, Mark::{mark}),\n")
}

fn element(element: &Element<'_>) -> String {
    match element {
        Element::Step(Some(slug)) => format!("Step(Some(B({slug:?})))"),
        Element::CodeBlock(info) => format!("CodeBlock(B({info:?}))"),
        Element::Predict(asked) => format!("Predict(B({asked:?}))"),
        Element::Link(url) => format!("Link(B({url:?}))"),
        plain => format!("{plain:?}"),
    }
}

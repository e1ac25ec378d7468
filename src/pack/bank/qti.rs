//! QTI: a file for each item, a test of all of them, and a manifest.
//!
//! Everything is written in the words of QTI 2.1; version 3.0 says the same in other words (`version.rs`).

mod body;
mod manifest;
mod processing;
mod version;

use super::Version;
use super::item::Item;
use crate::xml::{Element, document, line};

/// The files of a package, each with its name.
pub(super) fn package(items: &[Item], title: &str, version: Version) -> Vec<(String, String)> {
    let title = line(title);
    let title = if title.is_empty() { "Questions" } else { &title };
    let manifest = document(&manifest::manifest(items, version));
    let test = document(&version::root(test(items, title), version));
    let files = items.iter().map(|item| (file(item), document(&version::root(assessed(item), version))));
    let about = [("imsmanifest.xml".to_owned(), manifest), (TEST.to_owned(), test)];
    about.into_iter().chain(files).collect()
}

/// The file of the test.
const TEST: &str = "assessment.xml";

/// The name of an item: XML wants a letter first, and no slash.
fn identifier(item: &Item) -> String {
    format!("item-{}", item.id.replace('/', "_"))
}

fn file(item: &Item) -> String {
    format!("items/{}.xml", identifier(item))
}

fn assessed(item: &Item) -> Element {
    let outcome = |name: &str, kind: &str| {
        let outcome = Element::new("outcomeDeclaration").with("identifier", name);
        outcome.with("cardinality", "single").with("baseType", kind)
    };
    Element::new("assessmentItem")
        .with("identifier", &identifier(item))
        .with("title", &item.title)
        .with("xml:lang", "en")
        .with("adaptive", "false")
        .with("timeDependent", "false")
        .and(body::response(&item.form))
        .and(outcome("SCORE", "float"))
        .and(outcome("FEEDBACK", "identifier"))
        .and(outcome("SOLUTION", "identifier"))
        .and(Element::new("itemBody").all(item.body()).and(body::interaction(&item.form)))
        .and(processing::processing(&item.form))
        .all(processing::feedback(item))
}

/// A test of one part and one section, in which the items stand in their order.
fn test(items: &[Item], title: &str) -> Element {
    let reference = |item: &Item| {
        let reference = Element::new("assessmentItemRef").with("identifier", &identifier(item));
        reference.with("href", &file(item))
    };
    let section = Element::new("assessmentSection")
        .with("identifier", "SECTION")
        .with("title", title)
        .with("visible", "true")
        .all(items.iter().map(reference));
    let part = Element::new("testPart")
        .with("identifier", "PART")
        .with("navigationMode", "nonlinear")
        .with("submissionMode", "individual");
    Element::new("assessmentTest").with("identifier", "TEST").with("title", title).and(part.and(section))
}

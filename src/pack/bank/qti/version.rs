//! The words of each version of QTI.
//!
//! Version 3.0 writes `qti-simple-choice` for `simpleChoice` and `response-identifier` for `responseIdentifier`, and puts
//! feedback into a body of its own. HTML has the same names in both.

use super::super::Version;
use crate::xml::{Element, Node};

/// Names of HTML, which no version changes.
const HTML: [&str; 12] =
    ["p", "pre", "code", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td"];

/// What an item or a test is in a version: its namespace and its words.
pub(super) fn root(element: Element, version: Version) -> Element {
    let (namespace, schema) = match version {
        Version::V2p1 => (
            "http://www.imsglobal.org/xsd/imsqti_v2p1",
            "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
        ),
        Version::V3p0 => (
            "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
            "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
        ),
    };
    let Element { name, mut attributes, children } = worded(element, version);
    attributes.splice(0..0, namespaces(namespace, schema));
    Element { name, attributes, children }
}

/// The attributes by which a file says what it is.
pub(super) fn namespaces(namespace: &str, schema: &str) -> [(String, String); 3] {
    [
        ("xmlns", namespace.to_owned()),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance".to_owned()),
        ("xsi:schemaLocation", format!("{namespace} {schema}")),
    ]
    .map(|(name, value)| (name.to_owned(), value))
}

fn worded(element: Element, version: Version) -> Element {
    let Element { name, attributes, mut children } = element;
    if version == Version::V3p0 && name == "modalFeedback" {
        children = vec![Element { name: "contentBody".to_owned(), attributes: Vec::new(), children }.into()];
    }
    let child = |child| match child {
        Node::Element(element) => Node::Element(worded(element, version)),
        text @ Node::Text(_) => text,
    };
    let attribute = |(name, value): (String, String)| match (name.as_str(), version) {
        ("template", _) => (name, template(&value, version)),
        (_, Version::V2p1) => (name, value),
        (_, Version::V3p0) => (kebab(&name), value),
    };
    let children = children.into_iter().map(child).collect();
    let attributes = attributes.into_iter().map(attribute).collect();
    let html = HTML.contains(&name.as_str());
    let name = if html || version == Version::V2p1 { name } else { format!("qti-{}", kebab(&name)) };
    Element { name, attributes, children }
}

/// Where a standard template of response processing is.
fn template(name: &str, version: Version) -> String {
    match version {
        Version::V2p1 => format!("http://www.imsglobal.org/question/qti_v2p1/rptemplates/{name}"),
        Version::V3p0 => format!("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/{name}.xml"),
    }
}

/// `timeDependent` as `time-dependent`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

//! The manifest of a SCORM package: one thing to do, and its files.

use super::{Sco, Version};
use crate::xml::Element;

/// The words in which the two versions differ.
struct Words {
    version: &'static str,
    namespaces: &'static [(&'static str, &'static str)],
    schemas: &'static str,
    kind: &'static str,
}

const V1P2: Words = Words {
    version: "1.2",
    namespaces: &[
        ("xmlns", "http://www.imsproject.org/xsd/imscp_rootv1p1p2"),
        ("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_rootv1p2"),
    ],
    schemas: "http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd \
              http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd",
    kind: "adlcp:scormtype",
};

const V2004: Words = Words {
    version: "2004 3rd Edition",
    namespaces: &[
        ("xmlns", "http://www.imsglobal.org/xsd/imscp_v1p1"),
        ("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_v1p3"),
        ("xmlns:imsss", "http://www.imsglobal.org/xsd/imsss"),
    ],
    schemas: "http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd \
              http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd \
              http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd",
    kind: "adlcp:scormType",
};

/// The manifest of a package with these files, of which the first is opened.
pub(super) fn manifest(sco: &Sco, version: Version, files: &[&str]) -> Element {
    let words = match version {
        Version::V1p2 => &V1P2,
        Version::V2004 => &V2004,
    };
    let told = |name: &str, text: &str| Element::new(name).and(text);
    let root =
        Element::new("manifest").with("identifier", &format!("manifest-{}", sco.name)).with("version", "1.0");
    let root = words.namespaces.iter().fold(root, |root, (name, value)| root.with(name, value));
    let metadata =
        Element::new("metadata").and(told("schema", "ADL SCORM")).and(told("schemaversion", words.version));
    let organization = Element::new("organization")
        .with("identifier", "organization")
        .and(told("title", &sco.title))
        .and(item(sco, version));
    let organizations = Element::new("organizations").with("default", "organization").and(organization);
    let file = |name: &&str| Element::new("file").with("href", name);
    let resource = Element::new("resource")
        .with("identifier", "resource")
        .with("type", "webcontent")
        .with(words.kind, "sco")
        .with("href", files.first().copied().unwrap_or_default())
        .all(files.iter().map(file));
    root.with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .with("xsi:schemaLocation", words.schemas)
        .and(metadata)
        .and(organizations)
        .and(Element::new("resources").and(resource))
}

fn item(sco: &Sco, version: Version) -> Element {
    let item = Element::new("item")
        .with("identifier", "item")
        .with("identifierref", "resource")
        .with("isvisible", "true")
        .and(Element::new("title").and(sco.title.as_str()));
    match (version, sco.pass) {
        (_, None) => item,
        (Version::V1p2, Some(pass)) => item.and(Element::new("adlcp:masteryscore").and(pass.to_string())),
        (Version::V2004, Some(pass)) => item.and(sequencing(pass)),
    }
}

/// Passed by the measure, which goes from 0 to 1.
fn sequencing(pass: u8) -> Element {
    let measure = Element::new("imsss:minNormalizedMeasure").and(format!("{}", f64::from(pass) / 100.0));
    let objective = Element::new("imsss:primaryObjective")
        .with("objectiveID", "score")
        .with("satisfiedByMeasure", "true")
        .and(measure);
    Element::new("imsss:sequencing").and(Element::new("imsss:objectives").and(objective))
}

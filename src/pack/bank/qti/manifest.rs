//! What a package holds.

use super::super::Version;
use super::super::item::Item;
use super::version::namespaces;
use super::{TEST, file, identifier};
use crate::xml::Element;

/// The manifest of the test and its items.
pub(super) fn manifest(items: &[Item], version: Version) -> Element {
    let (namespace, location, schema, number, kind) = match version {
        Version::V2p1 => (
            "http://www.imsglobal.org/xsd/imscp_v1p1",
            "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
            "QTIv2.1 Package",
            "1.0.0",
            "xmlv2p1",
        ),
        Version::V3p0 => (
            "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
            "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd",
            "QTI Package",
            "3.0.0",
            "xmlv3p0",
        ),
    };
    let metadata = Element::new("metadata")
        .and(Element::new("schema").and(schema))
        .and(Element::new("schemaversion").and(number));
    let needed = items.iter().map(|item| Element::new("dependency").with("identifierref", &identifier(item)));
    let test = resource("TEST", &format!("imsqti_test_{kind}"), TEST).all(needed);
    let items =
        items.iter().map(|item| resource(&identifier(item), &format!("imsqti_item_{kind}"), &file(item)));
    let mut manifest = Element::new("manifest").with("identifier", "MANIFEST");
    manifest.attributes.extend(namespaces(namespace, location));
    manifest
        .and(metadata)
        .and(Element::new("organizations"))
        .and(Element::new("resources").and(test).all(items))
}

fn resource(identifier: &str, kind: &str, file: &str) -> Element {
    Element::new("resource")
        .with("identifier", identifier)
        .with("type", kind)
        .with("href", file)
        .and(Element::new("file").with("href", file))
}

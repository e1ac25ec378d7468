//! A figure as an SVG that stands alone: every colour and font that the page's style sheet gives it is written into it.

use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, XmlSerializer};

use crate::dom;
use crate::element::hundredths;

/// What the style sheet says of an element, as far as a picture shows it.
const SHOWN: [&str; 16] = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-opacity",
    "stroke-linejoin",
    "paint-order",
    "opacity",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "dominant-baseline",
    "visibility",
    "display",
];

/// What only the page needs.
const DROPPED: [&str; 5] = ["class", "tabindex", "role", "aria-label", "aria-hidden"];

/// The text of an SVG file with the figure that is on the page, and its size in CSS pixels.
pub fn svg(figure: &Element) -> Option<(String, (f64, f64))> {
    let copy: Element = figure.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    write_styles(figure, &copy);
    let bounds = figure.get_bounding_client_rect();
    let size = (bounds.width(), bounds.height());
    copy.set_attribute("xmlns", "http://www.w3.org/2000/svg").ok()?;
    copy.set_attribute("width", &hundredths(size.0)).ok()?;
    copy.set_attribute("height", &hundredths(size.1)).ok()?;
    paint_the_page(&copy);
    let text = XmlSerializer::new().ok()?.serialize_to_string(&copy).ok()?;
    Some((text, size))
}

/// Writes what the page shows of an element, and of all in it, into its copy.
fn write_styles(shown: &Element, copy: &Element) {
    let style = dom::window().and_then(|window| window.get_computed_style(shown).ok().flatten());
    if let Some(style) = style {
        SHOWN.iter().for_each(|property| write(&style, property, copy));
    }
    for attribute in DROPPED {
        let _ = copy.remove_attribute(attribute);
    }
    let (from, to) = (shown.children(), copy.children());
    for index in 0..from.length() {
        if let (Some(shown), Some(copy)) = (from.item(index), to.item(index)) {
            write_styles(&shown, &copy);
        }
    }
}

fn write(style: &CssStyleDeclaration, property: &str, copy: &Element) {
    if let Ok(value) = style.get_property_value(property) {
        // `url("https://…/#hatch")` means a pattern of this file.
        let value = match value.split_once('#').filter(|_| value.starts_with("url(")) {
            Some((_, name)) => format!("url(#{}", name.replace('"', "")),
            None => value,
        };
        let _ = copy.set_attribute(property, &value);
    }
}

/// The page's own colour behind everything, over the whole of the drawing.
fn paint_the_page(copy: &Element) {
    let color = dom::root().and_then(|root| {
        let style = dom::window()?.get_computed_style(&root).ok().flatten()?;
        style.get_property_value("--page").ok()
    });
    let paper = dom::document()
        .and_then(|document| document.create_element_ns(Some("http://www.w3.org/2000/svg"), "rect").ok());
    if let (Some(color), Some(paper)) = (color, paper) {
        for (name, value) in [("width", "100%"), ("height", "100%"), ("fill", color.trim())] {
            let _ = paper.set_attribute(name, value);
        }
        let _ = copy.insert_before(&paper, copy.first_child().as_ref());
    }
}

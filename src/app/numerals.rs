//! Decimal numbers: everything writes `0x2068`, and here, where a picture is finished, it becomes `8296` on request.

mod decimal;

use std::rc::Rc;

use yew::Html;
use yew::virtual_dom::{AttributeOrProperty, VNode, VTag};

pub use self::decimal::decimal;
use crate::settings::Numerals;

/// Attributes that are read out or shown.
const SPOKEN: [&str; 4] = ["aria-label", "aria-valuetext", "aria-description", "title"];

/// A finished picture with its numbers written as the person wants. Fields keep what they hold, and so does source
/// text that can be pasted elsewhere (`<pre data-source>`). It does not see into components.
pub fn written(mut html: Html, numerals: Numerals) -> Html {
    if numerals == Numerals::Decimal {
        rewrite(&mut html);
    }
    html
}

fn rewrite(node: &mut VNode) {
    match node {
        VNode::VText(text) => {
            if let Some(words) = decimal(&text.text) {
                text.text = words.into();
            }
        }
        VNode::VList(list) => Rc::make_mut(list).iter_mut().for_each(rewrite),
        VNode::VTag(tag) => rewrite_tag(Rc::make_mut(tag)),
        _ => {}
    }
}

fn rewrite_tag(tag: &mut VTag) {
    let attributes = &tag.attributes;
    let has = |wanted: &str| attributes.iter().any(|(name, _)| name == wanted);
    // Without an attribute for it, the words of an option are its value.
    let kept = tag.tag() == "textarea" || has("data-source") || (tag.tag() == "option" && !has("value"));
    let spoken: Vec<(&'static str, String)> = SPOKEN
        .into_iter()
        .filter_map(|name| {
            let (_, value) = attributes.iter().find(|(other, _)| *other == name)?;
            Some((name, decimal(value)?))
        })
        .collect();
    for (name, value) in spoken {
        let value = AttributeOrProperty::Attribute(value.into());
        tag.attributes.get_mut_index_map().insert(name.into(), value);
    }
    if let (false, Some(children)) = (kept, tag.children_mut()) {
        rewrite(children);
    }
}

//! What must hold whatever anyone does to the page.

use crate::dom;

/// The most elements that one figure may have.
const MOST_ELEMENTS: u32 = 3000;

/// Everything that does not hold now, in words.
pub fn all() -> Vec<String> {
    let Some(document) = dom::document() else { return Vec::new() };
    let count = |selector: &str| document.query_selector_all(selector).map_or(0, |list| list.length());
    let mut breaches = Vec::new();
    if count(".crash") > 0 {
        breaches.push("the page says that it broke".to_owned());
    }
    if count("h1") != 1 {
        breaches.push(format!("the page has {} main headings", count("h1")));
    }
    let figures = count(".diagram > svg").max(1);
    let elements = count(".diagram > svg *");
    if elements > MOST_ELEMENTS * figures {
        breaches.push(format!("{figures} figures have {elements} elements"));
    }
    if let Some(over) = sideways() {
        breaches.push(format!("the page is {over} pixels wider than the window"));
    }
    breaches
}

/// How many pixels of the page's width are out of sight.
fn sideways() -> Option<i32> {
    let page = dom::root()?;
    let over = page.scroll_width() - page.client_width();
    (over > 1).then_some(over)
}

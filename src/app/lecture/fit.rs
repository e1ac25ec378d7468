//! Before an audience nobody scrolls: a step's text becomes smaller until it fits the screen, down to a size that is
//! still read from the back row.

use web_sys::HtmlElement;
use yew::NodeRef;

use crate::dom;

/// Sizes in percent of the usual, the first that fits is taken.
const SIZES: [u32; 8] = [100, 95, 90, 85, 80, 75, 70, 66];

/// Fits the column of the text, or gives it its usual size.
pub fn fit(column: &NodeRef, presenting: bool) {
    let Some(column) = dom::cast::<HtmlElement>(column) else { return };
    for size in SIZES {
        let _ = column.style().set_property("--fit", &format!("{size}%"));
        if !presenting || column.scroll_height() <= column.client_height() {
            return;
        }
    }
}

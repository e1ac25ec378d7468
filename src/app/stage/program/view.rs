//! Keeps the current instruction in sight: the listing scrolls by itself, the page does not.

use web_sys::Element;

/// Scrolls the listing of a stage so that the marked line can be seen.
pub fn follow(stage: &Element) {
    let find = |selector| stage.query_selector(selector).ok().flatten();
    let Some((listing, line)) = find(".listing").zip(find(".listing [aria-current]")) else { return };
    let (window, row) = (listing.get_bounding_client_rect(), line.get_bounding_client_rect());
    let above = window.top() - row.top();
    let below = row.bottom() - window.bottom();
    let by = if above > 0.0 { -above } else { below.max(0.0) };
    listing.set_scroll_top(listing.scroll_top() + by.round() as i32);
}

//! Before an audience nobody scrolls: a step's text becomes smaller until it fits the screen, down to a size that is
//! still read from the back row.

use gloo_events::EventListener;
use gloo_render::{AnimationFrame, request_animation_frame};
use web_sys::HtmlElement;
use yew::NodeRef;

use crate::dom;

/// What there is while an audience looks on.
const PRESENTING: &str = "html[data-presenting]";

/// Sizes in percent of the usual, the first that fits is taken.
const SIZES: [u32; 8] = [100, 95, 90, 85, 80, 75, 70, 66];

/// Fits the column of the text, or gives it its usual size: now, and once more when the theme and the window have settled.
pub struct Fitting {
    column: NodeRef,
    settled: Option<AnimationFrame>,
    _resized: Option<EventListener>,
}

impl Fitting {
    /// Fits this column whenever the window has another size.
    pub fn new(column: NodeRef) -> Self {
        let resized = column.clone();
        let listener =
            dom::window().map(|window| EventListener::new(&window, "resize", move |_| fit(&resized)));
        Self { column, settled: None, _resized: listener }
    }

    /// The column was drawn.
    pub fn drawn(&mut self) {
        fit(&self.column);
        let column = self.column.clone();
        self.settled = Some(request_animation_frame(move |_| fit(&column)));
    }
}

fn fit(column: &NodeRef) {
    let presenting = dom::exists(PRESENTING);
    let Some(column) = dom::cast::<HtmlElement>(column) else { return };
    for size in SIZES {
        let _ = column.style().set_property("--fit", &format!("{size}%"));
        if !presenting || column.scroll_height() <= column.client_height() {
            return;
        }
    }
}

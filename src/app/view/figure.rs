//! The stage as a part of a page.

use std::rc::Rc;

use yew::Html;
use yew::virtual_dom::VComp;

use crate::element::{El, el};
use crate::stage::{Stage, StageProps};

/// A stage. It starts afresh where the page around it has another key.
pub fn stage(props: StageProps) -> Html {
    VComp::new::<Stage>(Rc::new(props), None).into()
}

/// The part of the page that holds it.
pub fn beside(stage: Html) -> El {
    el("section").fixed(&[("class", "figure"), ("aria-label", "The machine")]).child(stage)
}

//! A part of the page that is drawn again only when its version changes: the figure moves sixty times a second, the
//! desk beside it does not.

use std::rc::Rc;

use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

/// What stands still, and which version of it this is.
#[derive(Properties)]
pub struct StillProps {
    html: Html,
    version: u32,
}

/// Keeps a part as it is until it comes with another version.
pub fn still(html: Html, version: u32) -> Html {
    VComp::new::<Still>(Rc::new(StillProps { html, version }), None).into()
}

impl PartialEq for StillProps {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

struct Still;

impl Component for Still {
    type Message = ();
    type Properties = StillProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        ctx.props().html.clone()
    }
}

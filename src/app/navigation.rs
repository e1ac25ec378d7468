//! Where the browser stands: the route of its address, the title of its tab, the focus on arrival.

use gloo_events::EventListener;
use yew::prelude::*;

use crate::dom;
use crate::route::Route;

/// The route that the address names, also after back, forward and a typed one.
#[hook]
pub fn use_route() -> Route {
    let route = use_state_eq(current);
    let setter = route.clone();
    use_effect_with((), move |()| {
        let listener = dom::window()
            .map(|window| EventListener::new(&window, "hashchange", move |_| setter.set(current())));
        move || drop(listener)
    });
    (*route).clone()
}

/// Names the tab, and after a change of route starts at the top with the focus on the page's heading.
#[hook]
pub fn use_arrival(route: &Route, title: String) {
    use_effect_with(title, |title| {
        if let Some(document) = dom::document() {
            document.set_title(title);
        }
    });
    let before = use_mut_ref(|| route.clone());
    use_effect_with(route.clone(), move |route| {
        if before.replace(route.clone()) == *route {
            return;
        }
        if let Some(window) = dom::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        dom::focus("h1");
    });
}

/// Goes to a page, as a click on a link to it would.
pub fn go(route: &Route) {
    if let Some(window) = dom::window() {
        let _ = window.location().set_hash(&route.to_string());
    }
}

fn current() -> Route {
    let hash = dom::window().and_then(|window| window.location().hash().ok());
    Route::parse(&hash.unwrap_or_default())
}

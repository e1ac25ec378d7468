//! A step of a lecture: its text, its stage, the way back and the way on. PageUp and PageDown, the keys of a
//! presenter's remote, turn the steps.

use std::rc::Rc;

use course::{Lecture, Step};
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::prose::prose;
use crate::dom;
use crate::navigation;
use crate::page::step_route;
use crate::route::Route;
use crate::stage::Stage;

/// Which step is shown.
#[derive(Properties, PartialEq)]
pub struct LectureProps {
    /// The lecture.
    pub lecture: Rc<Lecture>,
    /// How many steps come before.
    pub index: usize,
}

/// One step of a lecture.
#[component]
pub fn LectureView(props: &LectureProps) -> Html {
    let LectureProps { lecture, index } = props;
    let back = index.checked_sub(1).and_then(|index| step_route(lecture, index));
    let next = step_route(lecture, index + 1);
    use_page_keys(back.clone(), next.clone());
    let Some(step) = lecture.steps.get(*index) else { return Html::default() };
    html! {
        <main id="main" class="beside" tabindex="-1">
            <article class="text">
                <p class="kicker">{ &step.kicker }</p>
                <h1 tabindex="-1">{ &step.title }</h1>
                { prose(&step.body) }
                { notes(step) }
                { pager(back, next, format!("{} / {}", index + 1, lecture.steps.len())) }
            </article>
            <section class="figure" aria-label="The machine">
                <Stage key={step.slug.clone()} scenario={Rc::new(step.scenario.clone())} controls=true keys=true />
            </section>
        </main>
    }
}

fn notes(step: &Step) -> Html {
    if step.notes.is_empty() {
        return Html::default();
    }
    html! { <details key={step.slug.clone()}><summary>{ "Speaker notes" }</summary>{ prose(&step.notes) }</details> }
}

fn pager(back: Option<Route>, next: Option<Route>, place: String) -> Html {
    let quiz = || course::quizzes().first().map(|quiz| Route::quiz(quiz.id));
    let onward = match next {
        Some(route) => link("Next \u{2192}", Some(route), true),
        None => link("To the quiz \u{2192}", quiz(), true),
    };
    html! {
        <nav class="pager" aria-label="Steps">
            { link("\u{2190} Back", back, false) }
            <span class="quiet">{ place }</span>
            { onward }
        </nav>
    }
}

fn link(text: &str, route: Option<Route>, strong: bool) -> Html {
    let Some(route) = route else { return html! { <span></span> } };
    html! { <a class={classes!("button", strong.then_some("strong"))} href={route.to_string()}>{ text }</a> }
}

/// PageUp and PageDown go to these routes.
#[hook]
fn use_page_keys(back: Option<Route>, next: Option<Route>) {
    use_effect_with((back, next), |(back, next)| {
        let (back, next) = (back.clone(), next.clone());
        let turn = move |event: &Event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| is_plain(key)) else { return };
            let route = match key.key().as_str() {
                "PageUp" => &back,
                "PageDown" => &next,
                _ => return,
            };
            key.prevent_default();
            if let Some(route) = route {
                navigation::go(route);
            }
        };
        let options = EventListenerOptions::enable_prevent_default();
        let listener = dom::document()
            .map(|document| EventListener::new_with_options(&document, "keydown", options, turn));
        move || drop(listener)
    });
}

fn is_plain(key: &KeyboardEvent) -> bool {
    !(key.ctrl_key() || key.alt_key() || key.meta_key() || key.shift_key())
}

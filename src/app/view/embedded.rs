//! The page in a frame: the figure or the quiz, and nothing around it.

use std::rc::Rc;

use yew::prelude::*;

use super::home::HomeStage;
use super::not_found::NotFound;
use super::quiz::QuizView;
use crate::embed::use_report_height;
use crate::page::{Lectures, Page};
use crate::stage::Stage;

/// What the frame shows.
#[derive(Properties, PartialEq)]
pub struct EmbeddedProps {
    /// The page of the route.
    pub page: Page,
    /// The lectures that can be opened.
    pub lectures: Lectures,
}

/// The figure alone, as tall as it wants to be.
#[component]
pub fn Embedded(props: &EmbeddedProps) -> Html {
    let content = use_node_ref();
    use_report_height(content.clone());
    html! { <div class="embed" ref={content}>{ figure(&props.page, &props.lectures) }</div> }
}

fn figure(page: &Page, lectures: &Lectures) -> Html {
    match page {
        Page::Home => html! {
            <main><h1 class="hidden-visually">{ "memlane" }</h1><HomeStage /></main>
        },
        Page::Lecture { lecture, index } => {
            let Some(step) = lecture.steps.get(*index) else { return Html::default() };
            html! {
                <main>
                    <h1 class="hidden-visually" tabindex="-1">{ &step.title }</h1>
                    <Stage key={step.slug.clone()} scenario={Rc::new(step.scenario.clone())} controls=true keys=true />
                </main>
            }
        }
        Page::Quiz(quiz) => html! { <main><QuizView key={quiz.id} quiz={*quiz} /></main> },
        Page::Missing { reason } => {
            html! { <NotFound reason={reason.clone()} lectures={lectures.clone()} /> }
        }
    }
}

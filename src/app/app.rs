//! The whole page: the header around what the route names, or in a frame the figure alone.

use std::rc::Rc;

use yew::prelude::*;

use crate::crash;
use crate::dom;
use crate::navigation::{use_arrival, use_route};
use crate::page::{Lectures, Page};
use crate::query::Query;
use crate::theme::use_theme;
use crate::view::{Embedded, Header, Home, LectureView, NotFound, QuizView};

/// The root of the app.
#[component]
pub fn App() -> Html {
    let query = use_memo((), |()| Query::of_page());
    let lectures = use_memo((), |()| course::lectures().into_iter().map(Rc::new).collect::<Vec<_>>());
    let route = use_route();
    let (theme, switch) = use_theme(query.theme);
    let page = Page::of(&route, &lectures);
    use_arrival(&route, page.title());
    use_effect_with(query.panics, |asked| {
        if *asked {
            crash::now();
        }
    });
    if query.embed {
        return html! { <Embedded {page} {lectures} /> };
    }
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        dom::focus("#main");
    });
    html! {
        <>
            <a class="skip button" href="#main" onclick={skip}>{ "Skip to the content" }</a>
            <Header page={page.clone()} lectures={lectures.clone()} {theme} on_switch={switch} />
            { content(page, lectures) }
        </>
    }
}

fn content(page: Page, lectures: Lectures) -> Html {
    match page {
        Page::Home => html! { <Home {lectures} /> },
        Page::Lecture { lecture, index } => html! { <LectureView {lecture} {index} /> },
        Page::Quiz(quiz) => html! {
            <main id="main" tabindex="-1"><QuizView key={quiz.id} {quiz} /></main>
        },
        Page::Missing { reason } => html! { <NotFound {reason} {lectures} /> },
    }
}

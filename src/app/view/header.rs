//! The header: the name, the pages, where one stands, and the theme.

use yew::prelude::*;

use crate::page::{Lectures, Page, step_route};
use crate::route::Route;
use crate::theme::Theme;

/// What the header shows.
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The page below it.
    pub page: Page,
    /// The lectures that can be opened.
    pub lectures: Lectures,
    /// The theme in use.
    pub theme: Theme,
    /// Asks for the other theme.
    pub on_switch: Callback<()>,
}

/// The header.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let page = &props.page;
    let lecture = props.lectures.first().and_then(|lecture| step_route(lecture, 0));
    let quiz = course::quizzes().first().map(|quiz| Route::quiz(quiz.id));
    let on_switch = props.on_switch.reform(|_: MouseEvent| ());
    html! {
        <header class="header">
            <a class="brand" href={Route::Home.to_string()}>{ mark() }{ "memlane" }</a>
            <nav aria-label="Pages">
                <ul>
                    { entry("Lecture", lecture, matches!(page, Page::Lecture { .. })) }
                    { entry("Quiz", quiz, matches!(page, Page::Quiz(_))) }
                </ul>
            </nav>
            <p class="where">{ place(page) }</p>
            <button
                type="button"
                class="button icon"
                aria-label="Dark theme"
                title="Dark theme"
                aria-pressed={(props.theme == Theme::Dark).to_string()}
                onclick={on_switch}
            >
                { half_moon() }
            </button>
        </header>
    }
}

fn entry(name: &str, route: Option<Route>, here: bool) -> Html {
    let Some(route) = route else { return Html::default() };
    html! { <li><a href={route.to_string()} aria-current={here.then_some("page")}>{ name }</a></li> }
}

/// Where one stands: "Memory virtualization · 3 / 5".
fn place(page: &Page) -> String {
    match page {
        Page::Lecture { lecture, index } => {
            format!("{} \u{b7} {} / {}", lecture.title, index + 1, lecture.steps.len())
        }
        Page::Quiz(quiz) => quiz.title.to_owned(),
        Page::Home | Page::Missing { .. } => String::new(),
    }
}

/// The mark: a memory with one part taken.
fn mark() -> Html {
    html! {
        <svg viewBox="0 0 16 16" aria-hidden="true">
            <rect x="1" y="1" width="14" height="14" rx="2" fill="none" stroke="currentColor" stroke-width="2" />
            <rect x="1" y="1" width="7" height="14" rx="2" fill="currentColor" />
        </svg>
    }
}

fn half_moon() -> Html {
    html! {
        <svg viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5" />
            <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
        </svg>
    }
}

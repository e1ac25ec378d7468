//! The ways in: a link to every lecture and every quiz.

use yew::prelude::*;

use crate::page::Lectures;
use crate::route::Route;

/// Links to everything there is.
pub fn ways(lectures: &Lectures) -> Html {
    let lecture = |lecture: &course::Lecture| {
        let steps = lecture.steps.len();
        let noun = if steps == 1 { "step" } else { "steps" };
        let text = format!("Lecture, {steps} {noun}: read, step, predict");
        way(Route::lecture(&lecture.slug, None), &lecture.title, &text)
    };
    let quiz = |quiz: &course::Quiz| {
        let text = format!("Quiz, {} names: the running machine has the answers", quiz.items.len());
        way(Route::quiz(quiz.id), quiz.title, &text)
    };
    html! {
        <ul class="ways">
            { for lectures.iter().map(|each| lecture(each)) }
            { for course::quizzes().iter().map(quiz) }
        </ul>
    }
}

fn way(route: Route, title: &str, text: &str) -> Html {
    html! {
        <li><a class="way" href={route.to_string()}><strong>{ title }</strong><span>{ text }</span></a></li>
    }
}

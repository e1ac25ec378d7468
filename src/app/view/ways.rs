//! The ways in: a link to every lecture, to the Lab, and to every quiz.

use yew::Html;

use super::link;
use crate::element::el;
use crate::page::Lectures;
use crate::route::Route;

/// Links to everything there is.
pub fn ways(lectures: &Lectures) -> Html {
    let lectures = lectures.iter().map(|lecture| {
        let steps = lecture.steps.len();
        let noun = if steps == 1 { "step" } else { "steps" };
        let words = format!("Lecture, {steps} {noun}: read, step, predict");
        way(&Route::lecture(&lecture.slug, None), lecture.title.clone(), words)
    });
    let quizzes = course::quizzes().iter().map(|quiz| {
        let words = format!("Quiz, {} names: the running machine has the answers", quiz.items.len());
        way(&Route::quiz(quiz.id), quiz.title.to_owned(), words)
    });
    let words = "Lab: a machine of your own, by hand, in writing, or with a program\u{2019}s malloc trace";
    let lab = way(&Route::lab(None), "Build and break a machine".to_owned(), words.to_owned());
    el("ul").class("ways").children(lectures.chain([lab]).chain(quizzes).collect()).html()
}

fn way(route: &Route, title: String, words: String) -> Html {
    let link = link(route).class("way").child(el("strong").text(title)).child(el("span").text(words));
    el("li").child(link).html()
}

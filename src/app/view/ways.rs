//! The ways in: a link to every lecture, to the Lab, and to every quiz.

use course::Listed;
use yew::Html;

use super::link;
use crate::element::el;
use crate::route::Route;

/// Links to everything there is.
pub fn ways() -> Html {
    let listed = course::listed();
    let lectures = listed.lectures.iter().map(|Listed { id, title, size }| {
        let noun = if *size == 1 { "step" } else { "steps" };
        way(&Route::lecture(id, None), title, format!("Lecture, {size} {noun}: read, predict, step"))
    });
    let quizzes = listed.quizzes.iter().map(|Listed { id, title, size }| {
        way(&Route::quiz(id), title, format!("Quiz, {size} names: the running machine has the answers"))
    });
    let words = "Lab: a machine of your own, by hand, in writing, or with a program\u{2019}s malloc trace";
    let lab = way(&Route::lab(None), "Build and break a machine", words.to_owned());
    el("ul").class("ways").children(lectures.chain([lab]).chain(quizzes).collect()).html()
}

fn way(route: &Route, title: &'static str, words: String) -> Html {
    let link = link(route).class("way").child(el("strong").text(title)).child(el("span").text(words));
    el("li").child(link).html()
}

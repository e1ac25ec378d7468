//! The ways in: a link to every lecture, to the Lab, to the quizzes and to the homework.

use course::Listed;
use yew::Html;

use super::link;
use crate::element::el;
use crate::route::Route;

/// Links to everything there is.
pub fn ways() -> Html {
    let lectures = course::listed().iter().map(|Listed { id, title, size }| {
        let noun = if *size == 1 { "step" } else { "steps" };
        way(&Route::lecture(id, None), title, format!("Lecture, {size} {noun}: read, predict, step"))
    });
    let rooms = [
        (
            Route::lab(None),
            "Build and break a machine",
            "Lab: a machine of your own, by hand, in writing, or with a program\u{2019}s malloc trace",
        ),
        (
            Route::quiz(""),
            "Do you know where it is?",
            "Quizzes: names in C programs, yours too; references, translations, malloc, stray accesses",
        ),
        (
            Route::homework(""),
            "The book\u{2019}s problems",
            "Homework: paste the command line from the book; drawn, marked, explained",
        ),
    ];
    let rooms = rooms.map(|(route, title, words)| way(&route, title, words.to_owned()));
    el("ul").class("ways").children(lectures.chain(rooms).collect()).html()
}

fn way(route: &Route, title: &'static str, words: String) -> Html {
    let link = link(route).class("way").child(el("strong").text(title)).child(el("span").text(words));
    el("li").child(link).html()
}

//! A quiz: a C program, its names, and the address space in which each has its place.

mod board;
mod feedback;
mod names;
mod program;
mod space;

use std::rc::Rc;

use course::Quiz;
use yew::virtual_dom::{ListenerKind, VComp};
use yew::{Callback, Component, Context, Html, NodeRef, Properties};

use self::board::{Act, Board};
use crate::element::{El, el};
use crate::view::{kicker, title};

/// A quiz, nothing placed yet.
pub fn quiz(quiz: &'static Quiz) -> Html {
    VComp::new::<QuizView>(Rc::new(QuizProps { quiz }), None).into()
}

/// Which quiz is asked.
#[derive(Properties)]
pub struct QuizProps {
    quiz: &'static Quiz,
}

impl PartialEq for QuizProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.quiz, other.quiz)
    }
}

/// The quiz with what was answered so far, or the reason why its machine does not run.
pub struct QuizView {
    board: Result<Board, String>,
    picture: NodeRef,
}

impl Component for QuizView {
    type Message = Act;
    type Properties = QuizProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { board: Board::open(ctx.props().quiz), picture: NodeRef::default() }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &QuizProps) -> bool {
        self.board = Board::open(ctx.props().quiz);
        true
    }

    fn update(&mut self, _: &Context<Self>, act: Act) -> bool {
        if let Ok(board) = &mut self.board {
            board.act(act);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let act = ctx.link().callback(|act: Act| act);
        match &self.board {
            Ok(board) => asked(board, &act, &self.picture).html(),
            Err(reason) => broken(ctx.props().quiz, reason).html(),
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        space::scale(&self.picture);
    }
}

fn asked(board: &Board, act: &Callback<Act>, picture: &NodeRef) -> El {
    let quiz = board.quiz();
    let how = "Pick a name, then the segment that it lives in. With the keyboard: Tab, arrows and Enter.";
    let left = el("div")
        .class("asked")
        .child(kicker(quiz.title))
        .child(title(quiz.question))
        .child(program::program(quiz.source, board.selected_line()))
        .child(el("p").class("quiet").text(how));
    let middle = el("div").class("answers").child(names::names(board, act)).child(buttons(board, act));
    el("div")
        .class("quiz")
        .child(left)
        .child(middle)
        .child(space::space(board, act).refer(picture))
        .child(feedback::feedback(board))
}

fn broken(quiz: &Quiz, reason: &str) -> El {
    let words = format!("This quiz cannot be asked, because its machine does not run: {reason}.");
    el("div").class("plain").child(title(quiz.title)).child(el("p").set("role", "alert").text(words))
}

fn buttons(board: &Board, act: &Callback<Act>) -> El {
    let button = |words: &'static str, wanted: Act| {
        let button = el("button").fixed(&[("type", "button"), ("class", "button")]);
        button.on(|| ListenerKind::onclick, act.reform(move |_| wanted)).text(words)
    };
    let nothing_placed = board.moves() == 0;
    el("div")
        .class("buttons")
        .child(button("Hint", Act::Hint).set("aria-pressed", truth(board.hint().is_some())))
        .child(button("Undo", Act::Undo).flag("disabled", nothing_placed))
        .child(button("Start over", Act::Restart).flag("disabled", nothing_placed))
}

fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

//! A quiz: a C program, its names, and the address space in which each has its place.

mod board;
mod feedback;
mod names;
mod program;
mod space;

use std::rc::Rc;

use course::{Quiz, Solved};
use yew::prelude::*;

use board::{Act, Board};
use feedback::Feedback;
use names::names;
use program::program;
use space::Space;

/// Which quiz is asked.
#[derive(Properties, PartialEq)]
pub struct QuizProps {
    /// The quiz.
    pub quiz: &'static Quiz,
}

/// The quiz, or the reason why its machine does not run.
#[component]
pub fn QuizView(props: &QuizProps) -> Html {
    let quiz = props.quiz;
    let solved = use_memo((), |()| quiz.solve().map(Rc::new));
    match solved.as_ref() {
        Ok(solved) => html! { <Asked {quiz} solved={Machine(solved.clone())} /> },
        Err(reason) => html! {
            <div class="plain">
                <h1 tabindex="-1">{ quiz.title }</h1>
                <p role="alert">{ format!("This quiz cannot be asked, because its machine does not run: {reason}.") }</p>
            </div>
        },
    }
}

/// The machine that has the answers; the same for as long as the quiz is shown.
#[derive(Clone)]
struct Machine(Rc<Solved>);

impl PartialEq for Machine {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct AskedProps {
    quiz: &'static Quiz,
    solved: Machine,
}

#[component]
fn Asked(props: &AskedProps) -> Html {
    let quiz = props.quiz;
    let solved = props.solved.0.clone();
    let board = use_reducer(|| Board::new(quiz, solved));
    let act = {
        let dispatcher = board.dispatcher();
        Callback::from(move |act: Act| dispatcher.dispatch(act))
    };
    html! {
        <div class="quiz">
            <div class="asked">
                <p class="kicker">{ quiz.title }</p>
                <h1 tabindex="-1">{ quiz.question }</h1>
                { program(quiz.source, board.selected_line()) }
                <p class="quiet how">
                    { "Pick a name, then the segment that it lives in. With the keyboard: Tab, arrows and Enter." }
                </p>
            </div>
            <div class="answers">
                { names(&board, &act) }
                { buttons(&board, &act) }
            </div>
            <Space board={(*board).clone()} act={act.clone()} />
            <Feedback board={(*board).clone()} />
        </div>
    }
}

fn buttons(board: &Board, act: &Callback<Act>) -> Html {
    let on = |wanted: Act| act.reform(move |_: MouseEvent| wanted);
    let nothing_placed = board.moves() == 0;
    html! {
        <div class="buttons">
            <button type="button" class="button" aria-pressed={board.hint_shown().to_string()} onclick={on(Act::Hint)}>
                { "Hint" }
            </button>
            <button type="button" class="button" disabled={nothing_placed} onclick={on(Act::Undo)}>{ "Undo" }</button>
            <button type="button" class="button" disabled={nothing_placed} onclick={on(Act::Restart)}>
                { "Start over" }
            </button>
        </div>
    }
}

//! A quiz on the page, and what the person does with it.

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen_futures::spawn_local;
use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, NodeRef, Properties};

use super::address::{Address, At};
use super::asked::{Asked, asked};
use super::board::Board;
use super::code::Handed;
use super::draw::{Drawn, draw};
use super::log::Move;
use super::matched::{self, Matched};
use super::outcome::outcome;
use super::paper::{Kind, own_route};
use super::results::{Results, results};
use super::run::Run;
use super::task::Task;
use super::today::today;
use super::{frame, kept, program, space};
use crate::element::el;
use crate::embed;
use crate::navigation;
use crate::route::Route;
use crate::settings::Settings;
use crate::shortcuts::{Asks, LectureKey};
use crate::view::{kicker, link, title};
use crate::{dom, keys};

/// A quiz at a place in it.
pub fn quiz(address: &Address, kind: Kind, settings: Settings) -> Html {
    let props = QuizProps { address: address.clone(), kind, settings };
    let key = format!("{}?{:?}", address.name, address.seed);
    VComp::new::<QuizPage>(Rc::new(props), Some(key.into())).into()
}

/// Which quiz, where in it, and how it is shown.
#[derive(Clone, PartialEq, Properties)]
pub struct QuizProps {
    address: Address,
    kind: Kind,
    settings: Settings,
}

/// What can happen to it.
pub enum Msg {
    /// The tasks are there, or it is known why not.
    Drawn(Result<Vec<Task>, String>),
    /// Something is done with the task that is shown.
    Act(Move),
    /// The name of that index is picked.
    Select(usize),
    /// The machine should go on before there is an answer.
    Urge,
    /// The task that is shown is to be begun again.
    Again,
    /// The whole quiz is.
    Restart,
    /// This is the person's name.
    Name(String),
}

/// The quiz on the page.
pub struct QuizPage {
    run: Option<Result<Run, String>>,
    /// The task with which one began, where the address names none.
    begun: Option<usize>,
    /// The names of the program that is shown.
    board: Option<Board>,
    refused: Option<String>,
    urged: bool,
    name: String,
    field: NodeRef,
    picture: NodeRef,
    /// Whether another task is on the page now, to be begun at its top.
    turned: bool,
    /// Whether the field is gone in which the person typed: the focus goes on to what comes next.
    done: bool,
    /// The keys 1 to 9.
    _keys: Option<EventListener>,
}

impl Component for QuizPage {
    type Message = Msg;
    type Properties = QuizProps;

    fn create(ctx: &Context<Self>) -> Self {
        let QuizProps { address, kind, .. } = ctx.props();
        let drawn = Drawn {
            kind: *kind,
            seed: address.seed.unwrap_or(0),
            progress: kept::progress(),
            today: today(),
        };
        let come = ctx.link().callback(Msg::Drawn);
        let chosen = ctx.link().callback(Msg::Act);
        spawn_local(async move { come.emit(draw(&drawn).await) });
        Self {
            run: None,
            begun: None,
            board: None,
            refused: None,
            urged: false,
            name: kept::name(),
            field: NodeRef::default(),
            picture: NodeRef::default(),
            turned: false,
            done: false,
            _keys: keys::listen(move |asks| match asks {
                Asks::Lecture(LectureKey::Choose(place)) => {
                    chosen.emit(Move::Choose(place));
                    true
                }
                _ => false,
            }),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &QuizProps) -> bool {
        if ctx.props().address.at != old.address.at {
            self.turned = true;
            self.lay(ctx.props());
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Drawn(tasks) => {
                self.run = Some(tasks.map(|tasks| {
                    let mut run = Run::new(tasks);
                    kept::restore(&ctx.props().address, &mut run);
                    run
                }));
                self.lay(ctx.props());
            }
            Msg::Act(done) => self.act(ctx.props(), done),
            Msg::Select(index) => {
                if let Some(board) = &mut self.board {
                    board.select(index);
                }
            }
            Msg::Urge => self.urged = true,
            Msg::Again => self.again(ctx.props()),
            Msg::Restart => self.restart(ctx.props()),
            Msg::Name(name) => {
                kept::keep_name(&name);
                self.name = name;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let QuizProps { address, kind, .. } = ctx.props();
        match &self.run {
            None => {
                let words = el("p").set("role", "status").text("One moment\u{2026}");
                el("div").class("plain text").child(title(kind.title())).child(words).html()
            }
            Some(Err(why)) => unread(*kind, why),
            Some(Ok(run)) => match self.place(ctx.props()) {
                Some(task) => self.task(ctx, run, task),
                None => results(&Results {
                    address,
                    kind: *kind,
                    run,
                    name: &self.name,
                    code: &Handed {
                        address: address.at(At::Begin).to_string(),
                        name: self.name.clone(),
                        moves: run.written(),
                    }
                    .code(),
                    named: ctx.link().callback(Msg::Name),
                    restart: ctx.link().callback(|()| Msg::Restart),
                })
                .html(),
            },
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        space::scale(&self.picture);
        program::bring_into_view();
        if std::mem::take(&mut self.turned) {
            navigation::settle();
        }
        if std::mem::take(&mut self.done) {
            dom::focus(".pager > :last-child");
        }
    }
}

impl QuizPage {
    fn run(&self) -> Option<&Run> {
        self.run.as_ref().and_then(|run| run.as_ref().ok())
    }

    /// The task that the address means; none where it means the results.
    fn place(&self, props: &QuizProps) -> Option<usize> {
        let run = self.run()?;
        match props.address.at {
            At::Begin => self.begun,
            At::Task(place) => Some(place.min(run.tasks().len().saturating_sub(1))),
            At::Results => None,
        }
    }

    /// Lays the task out that the address means.
    fn lay(&mut self, props: &QuizProps) {
        self.begin(props);
        let shown = self.place(props).and_then(|place| {
            let run = self.run()?;
            Some((run.tasks().get(place)?.clone(), run.log(place).to_vec()))
        });
        self.board = match shown {
            Some((Task::Match(matching), moves)) => Some(Board::after(matching, &moves)),
            _ => None,
        };
        (self.refused, self.urged) = (None, false);
        self.tell(props);
    }

    /// Tells a frame's host which task is on the page.
    fn tell(&self, props: &QuizProps) {
        let Some(run) = self.run() else { return };
        let of = run.tasks().len();
        let place = self.place(props);
        let at = place.map_or(At::Results, At::Task);
        let route = Route::quiz(&props.address.at(at).to_string());
        embed::paged(&route.to_string(), place.unwrap_or(of) + 1, of);
    }

    /// Where the address names no task, one begins with the first that is not done, and the address says so.
    fn begin(&mut self, props: &QuizProps) {
        self.begun = self.run().and_then(Run::next).filter(|_| props.address.at == At::Begin);
        if let Some(place) = self.begun {
            navigation::correct(&Route::quiz(&props.address.at(At::Task(place)).to_string()));
        }
    }

    /// Does something with the task that is shown.
    fn act(&mut self, props: &QuizProps, done: Move) {
        let Some(place) = self.place(props) else { return };
        let Some(Ok(run)) = &mut self.run else { return };
        let before = run.standing(place);
        self.refused = None;
        if let (Some(Task::Ask(question)), Some(reply)) = (run.tasks().get(place), super::task::reply(&done))
            && let Err(why) = question.mark(&reply)
        {
            // A digit that stands before no answer is nobody's answer.
            self.refused = Some(why).filter(|_| matches!(done, Move::Type(_)));
            return;
        }
        if before.settled || run.log(place).contains(&done) && done == Move::Hint {
            return;
        }
        let typed = matches!(done, Move::Type(_));
        if let Some(board) = &mut self.board {
            board.act(&done);
        }
        let id = run.tasks().get(place).map(Task::id).unwrap_or_default();
        let right = run.tasks().get(place).and_then(|task| task.is_right(&done));
        run.act(place, done);
        let after = run.standing(place);
        if let Some(right) = right {
            embed::answered(&id, right);
        }
        if let Some(outcome) = outcome(run, place, before) {
            embed::settled(&outcome);
        }
        if right.is_some() || after.settled != before.settled {
            let score = run.score();
            embed::scored(score.points, score.of, score.settled, score.tasks);
        }
        // Of a program of one's own there is no other one by which to repeat it.
        if after.settled && !before.settled && props.kind != Kind::Own {
            note(run, place);
        }
        self.done = typed && after.settled;
        kept::keep(&props.address, run);
    }

    fn again(&mut self, props: &QuizProps) {
        let place = self.place(props);
        if let (Some(place), Some(Ok(run))) = (place, &mut self.run) {
            run.forget(place);
            kept::keep(&props.address, run);
        }
        self.lay(props);
    }

    fn restart(&mut self, props: &QuizProps) {
        if let Some(Ok(run)) = &mut self.run {
            (0..run.tasks().len()).for_each(|task| run.forget(task));
            kept::keep(&props.address, run);
        }
        navigation::go(&Route::quiz(&props.address.at(At::Task(0)).to_string()));
    }

    fn task(&self, ctx: &Context<Self>, run: &Run, place: usize) -> Html {
        let QuizProps { address, kind, settings } = ctx.props();
        let act = ctx.link().callback(Msg::Act);
        let standing = run.standing(place);
        let pages = frame::pages(address, run, place);
        match (run.tasks().get(place), &self.board) {
            (Some(Task::Match(_)), Some(board)) => {
                let matched = matched::matched(&Matched {
                    board,
                    kicker: kind.title(),
                    act,
                    select: ctx.link().callback(Msg::Select),
                    again: ctx.link().callback(|()| Msg::Again),
                    picture: &self.picture,
                });
                el("div").class("quiz-page").child(matched).child(pages).key(place).html()
            }
            (Some(Task::Ask(question)), _) => frame::beside_the_machine(
                frame::Page {
                    kicker: kind.title(),
                    title: question.skill.title,
                    content: asked(&Asked {
                        question,
                        moves: run.log(place),
                        standing,
                        refused: self.refused.as_deref(),
                        urged: self.urged,
                        field: &self.field,
                        act,
                    }),
                    pages,
                },
                question,
                (!standing.settled).then(|| ctx.link().callback(|()| Msg::Urge)),
                *settings,
            ),
            _ => unread(*kind, "Nothing is asked here."),
        }
    }
}

/// The record learns how the task went.
fn note(run: &Run, place: usize) {
    let mut progress = kept::progress();
    if let Some(task) = run.tasks().get(place) {
        progress.note(&task.skill(), run.standing(place).is_known(), today());
    }
    kept::keep_progress(&progress);
}

/// What stands where there are no tasks.
fn unread(kind: Kind, why: &str) -> Html {
    let own =
        (kind == Kind::Own).then(|| link(&own_route()).class("button strong").text("To your program").html());
    el("div")
        .class("plain text")
        .child(kicker("Quizzes"))
        .child(title(kind.title()))
        .child(el("p").set("role", "alert").text(why.to_owned()))
        .child(el("div").class("buttons").child(frame::all_quizzes()).children(own.into_iter().collect()))
        .html()
}
